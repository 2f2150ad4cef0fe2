package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.InitiativeNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What somebody types")
class LostSessionJourneyIT extends Journey {

  private final List<String> complaints = new ArrayList<>();

  @Test
  @DisplayName("is saved while they type, outlives the session, and is nobody else's")
  void outlivesTheSession() {
    String task = task("Typed while the session ends");
    Visitor amina = watched(signedIn("amina"));
    Visitor other = watched(amina.anotherTab()).open(task);
    amina.open(task);
    write(amina, "Too few midwives");
    assertThat(kept(amina)).hasText(Pattern.compile("Draft saved at .*[0-9]{2}:[0-9]{2}.*"));
    assertThat(leaving(amina)).as("nothing is unsaved").isFalse();

    write(other, "Written in another tab");
    other.page.locator("#saved").click();
    assertThat(trouble(other)).containsText("newer draft");
    assertThat(trouble(other).locator("a")).hasAttribute("href", Pattern.compile(".*/tasks/.*"));
    assertThat(leaving(other)).as("what is unsaved is asked about").isTrue();
    trouble(other).locator("button").click();
    assertThat(problem(other)).hasValue("Written in another tab");
    assertThat(kept(other)).containsText("Draft saved at");

    other.page.context().clearCookies();
    write(other, "Written after the session");
    other.page.locator("#saved").click();
    assertThat(trouble(other)).containsText("not signed in any more");
    assertThat(problem(other)).hasValue("Written after the session");
    other.press("Submit");
    assertThat(other.page.locator("main")).containsText("nothing was sent");
    signIn(other, "amina");
    other.sees("has not been sent");
    assertThat(problem(other)).hasValue("Written after the session");
    assertThat(other.page).hasURL(Pattern.compile(".*" + task));
    assertThat(kept(other)).containsText("Draft saved at");

    write(other, "For amina alone");
    other.page.context().clearCookies();
    other.press("Submit");
    signIn(other, "koffi");
    other.sees("another person").doesNotSee("For amina alone");
    assertThat(other.page.content()).doesNotContain("For amina alone");
    assertThat(complaints).isEmpty();
  }

  @Test
  @DisplayName("is warned of before the session ends, and stays when the line is cut")
  void beforeItEnds() {
    String task = task("Typed before the session ends");
    Visitor amina = watched(signedIn("amina"));
    amina.page.clock().install();
    amina.open(task);
    int seconds = Integer.parseInt(amina.page.locator("#session").getAttribute("data-seconds"));
    assertThat(amina.page.locator("#warning")).isEmpty();
    amina.page.clock().fastForward((seconds - 120) * 1000L);
    assertThat(amina.page.locator("#warning")).containsText("signed out in a few minutes");
    amina.press("Stay signed in");
    assertThat(amina.page.locator("#warning")).isEmpty();

    amina.page.context().setOffline(true);
    write(amina, "Typed without a line");
    amina.press("Submit");
    assertThat(trouble(amina)).containsText("no connection");
    assertThat(problem(amina)).hasValue("Typed without a line");
    amina.page.context().setOffline(false);
    assertThat(kept(amina)).containsText("Draft saved at");
    assertThat(trouble(amina)).isEmpty();
    amina.press("Submit");
    assertThat(amina.page.locator("#problems")).isVisible();
    assertThat(problem(amina)).hasValue("Typed without a line");
    assertThat(leaving(amina)).as("what was refused is kept").isFalse();
    assertThat(complaints).isEmpty();
  }

  private String task(String title) {
    InitiativeNumber number = cast.raise("amina", title);
    return "/tasks/" + cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
  }

  /** Notes what the browser blocks by the page's policy, or cannot run. */
  private Visitor watched(Visitor visitor) {
    visitor.page.onPageError(complaints::add);
    visitor.page.onConsoleMessage(
        said -> {
          if (said.text().contains("Content Security Policy")) {
            complaints.add(said.text());
          }
        });
    return visitor;
  }

  private static void write(Visitor visitor, String words) {
    problem(visitor).fill(words);
  }

  private static Locator problem(Visitor visitor) {
    return visitor.page.locator("[name=noteToReaders]");
  }

  private static Locator kept(Visitor visitor) {
    return visitor.page.locator(".actions .kept");
  }

  private static Locator trouble(Visitor visitor) {
    return visitor.page.locator("#trouble");
  }

  /** Whether the browser would ask before leaving the page. */
  private static boolean leaving(Visitor visitor) {
    return Boolean.TRUE.equals(
        visitor.page.evaluate(
            "() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))"));
  }

  private static void signIn(Visitor visitor, String userId) {
    Page page = visitor.page;
    page.locator("#username").fill(userId);
    page.locator("#password").fill("Compact-2026!");
    page.locator("form[action$='/sign-in'] button").click();
  }
}
