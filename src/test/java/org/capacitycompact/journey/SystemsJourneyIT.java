package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Beside the portal")
class SystemsJourneyIT extends Journey {

  @Test
  @DisplayName("an integrator is shown the way out of the portal, and asks a decision by HTTP")
  void integrator() {
    Visitor finance = visitor().open("/sign-in");
    finance.page.locator("#username").fill("finance");
    finance.page.locator("#password").fill("Compact-2026!");
    finance.page.locator("main form").getByRole(AriaRole.BUTTON).click();
    finance.sees("This account is for programs").doesNotSee("My tasks");

    assertThat(
            new Integrator(port).asks("local-share", Map.of("incomeGroup", Map.of("value", "low"))))
        .singleElement()
        .extracting(answer -> answer.get("minimumLocalPercent"))
        .isNotNull();
  }

  @Test
  @DisplayName("an operator signs in at the portal and opens Cockpit and Admin")
  void operator() {
    Visitor operator = signedIn("operator").open("/camunda/app/cockpit/default/");
    assertThat(operator.page.locator("body"))
        .containsText("Process Definitions", new ContainsTextOptions().setTimeout(30_000));
    operator.open("/camunda/app/admin/default/");
    assertThat(operator.page.locator("body"))
        .containsText("Groups", new ContainsTextOptions().setTimeout(30_000));
  }

  @Test
  @DisplayName(
      "the secretariat sees the form of its task in Tasklist, with a link to what it decides on")
  void tasklist() {
    Story story = raised("KE", "Seen in Tasklist").articulated().endorsed();
    String task = cast.tasks("sofia", story.number(), "UserTask_CheckCompleteness").get(0);

    Visitor sofia = signedIn("sofia").open("/camunda/app/tasklist/default/#/?task=" + task);
    assertThat(sofia.page.locator("body"))
        .containsText("Is the demand complete?", new ContainsTextOptions().setTimeout(30_000));
    // The form asks what is decided; what is decided on stands in the portal.
    assertThat(sofia.page.locator("a.compact-record")).hasAttribute("href", "/tasks/" + task);
  }
}
