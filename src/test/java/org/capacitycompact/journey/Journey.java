package org.capacitycompact.journey;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.capacitycompact.CompactTest;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What one kind of user does, in a real browser with the whole application. Other people's parts
 * are played by the sample cast, so that each journey begins where its user comes in.
 */
@CompactTest
@ExtendWith(Journeys.class)
abstract class Journey {

  /** An initiative whose budget and risks require a vote of the steering group. */
  static final Map<String, Object> LARGE =
      Map.of("risk1Likelihood", "2", "risk1Impact", "2", "budgetCompactUsd", "40000");

  Chromium chromium;
  @Autowired Cast cast;
  @LocalServerPort int port;

  private final List<BrowserContext> opened = new ArrayList<>();

  /** A separate browser in which nobody has signed in. */
  Visitor visitor() {
    return visitor(options -> options);
  }

  Visitor visitor(UnaryOperator<NewContextOptions> wanted) {
    NewContextOptions usual =
        new NewContextOptions()
            .setBaseURL("http://localhost:" + port)
            .setLocale("en-GB")
            .setViewportSize(1280, 900);
    BrowserContext context = chromium.browser().newContext(wanted.apply(usual));
    context.setDefaultTimeout(20_000);
    opened.add(context);
    return new Visitor(context.newPage());
  }

  /** A signed-in person. */
  Visitor signedIn(String userId) {
    return visitor().signIn(userId);
  }

  /** A person signed in on a phone. */
  Visitor onAPhone(String userId) {
    return visitor(phone -> phone.setViewportSize(390, 844).setHasTouch(true)).signIn(userId);
  }

  Story raised(String country, String title) {
    return Story.raised(cast, country, title);
  }

  @AfterEach
  void closeTheBrowsers() {
    opened.forEach(BrowserContext::close);
  }
}
