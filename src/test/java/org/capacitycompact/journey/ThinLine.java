package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.PageAssertions.HasURLOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A connection as slow as its users': 50 kbit/s each way and 800 ms latency, simulated in a browser
 * with an empty cache. Times are the person's waiting times, without writing.
 */
public final class ThinLine implements AutoCloseable {

  public static final int MILLIS = 800;
  public static final int BYTES_A_SECOND = 50_000 / 8;

  private static final int PATIENCE = 120_000;

  private final BrowserContext context;
  private final Visitor visitor;
  private final List<Request> requests = new ArrayList<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  public ThinLine(Chromium chromium, int port) {
    context =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setBaseURL("http://localhost:" + port)
                    .setLocale("en-GB")
                    .setViewportSize(390, 844));
    context.setDefaultTimeout(PATIENCE);
    visitor = new Visitor(context.newPage());
    CDPSession tools = context.newCDPSession(visitor.page);
    tools.send("Network.enable");
    JsonObject line = new JsonObject();
    line.addProperty("offline", false);
    line.addProperty("latency", MILLIS);
    line.addProperty("downloadThroughput", BYTES_A_SECOND);
    line.addProperty("uploadThroughput", BYTES_A_SECOND);
    tools.send("Network.emulateNetworkConditions", line);
    visitor.page.onRequestFinished(requests::add);
  }

  /** Opens the portal and signs in; until the page with one's tasks can be read. */
  public ThinLine signIn(String userId, String password) {
    Page page = visitor.page;
    waits("the sign-in page", () -> visitor.open("/"));
    page.locator("#username").fill(userId);
    page.locator("#password").fill(password);
    waits(
        "signing in",
        () -> {
          page.locator("main form").getByRole(AriaRole.BUTTON).click();
          assertThat(page)
              .not()
              .hasURL(Pattern.compile(".*/sign-in.*"), new HasURLOptions().setTimeout(PATIENCE));
        });
    return this;
  }

  /** Opens a task from the page on which one lands; until its form is there with its scripts. */
  public ThinLine openTask(String step) {
    waits(
        "opening the task",
        () -> {
          visitor.follow(step);
          visitor.page.waitForURL("**/tasks/*");
          visitor.page.waitForLoadState();
        });
    return this;
  }

  /** Fills the form in, and waits until automatic saves are done. */
  public ThinLine write(Map<String, Object> answers) {
    visitor.answer(answers);
    return this;
  }

  /** Submits; until the page confirms it. */
  public ThinLine send(String told) {
    waits(
        "sending it",
        () -> {
          visitor.press("Submit");
          assertThat(visitor.page.getByRole(AriaRole.STATUS).first())
              .containsText(told, new ContainsTextOptions().setTimeout(PATIENCE));
        });
    return this;
  }

  private void waits(String what, Runnable step) {
    long begun = System.nanoTime();
    step.run();
    seconds.put(what, (System.nanoTime() - begun) / 1e9);
  }

  /** The waiting time of each step, in seconds. */
  public Map<String, Double> seconds() {
    return seconds;
  }

  public double all() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  public int requests() {
    return requests.size();
  }

  /** Bytes transferred, compressed. */
  public int bytes() {
    return requests.stream()
        .map(Request::sizes)
        .mapToInt(size -> size.responseHeadersSize + size.responseBodySize)
        .sum();
  }

  @Override
  public void close() {
    context.close();
  }
}
