package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A reader without an account")
class WithoutAnAccountJourneyIT extends Journey {

  /** Milliseconds; after a wrong guess, passwords are not checked for three seconds. */
  private static final int WAIT_AFTER_A_WRONG_GUESS = 3_500;

  @Test
  @DisplayName("is led to the sign-in page from everywhere, and reads nothing")
  void isLedToSignIn() {
    Story story = raised("KE", "Nobody else reads this");
    Visitor reader = visitor();
    for (String address :
        List.of(
            "/",
            "/tasks",
            "/initiatives",
            "/initiatives/" + story.number(),
            "/known-activities",
            "/camunda/app/cockpit/default/")) {
      reader.open(address).reads("Sign in").doesNotSee("Nobody else reads this");
      assertThat(reader.page).hasURL(Pattern.compile(".*/sign-in.*"));
    }
  }

  @Test
  @DisplayName("is told in plain words that a password is wrong, and goes where they wanted to go")
  void signsInOnTheSecondTry() {
    Visitor otieno = visitor().open("/initiatives?stage=EXIT").reads("Sign in");
    otieno.write("Sign-in name", "otieno");
    otieno.page.getByLabel("Password").fill("a guess");
    otieno.press("Sign in");
    otieno.isWarned("password is wrong");
    otieno.page.waitForTimeout(WAIT_AFTER_A_WRONG_GUESS);
    otieno.write("Sign-in name", "otieno");
    otieno.page.getByLabel("Password").fill("Compact-2026!");
    otieno.press("Sign in").reads("Initiatives");
    assertThat(otieno.page).hasURL(Pattern.compile(".*stage=EXIT.*"));
  }
}
