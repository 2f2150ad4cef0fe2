package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * A person at a browser, who finds things as people do: by label, role and text. Only a long form
 * is filled in by the keys of its questions, which are its contract.
 */
final class Visitor {

  private static final String PASSWORD = "Compact-2026!";

  final Page page;

  Visitor(Page page) {
    this.page = page;
  }

  Visitor open(String address) {
    page.navigate(address);
    return this;
  }

  Visitor signIn(String userId) {
    open("/sign-in");
    page.locator("#username").fill(userId);
    page.locator("#password").fill(PASSWORD);
    page.locator("main form").getByRole(AriaRole.BUTTON).click();
    assertThat(page).not().hasURL(Pattern.compile(".*/sign-in.*"));
    return this;
  }

  /** Finds this step of this initiative among the open tasks, and opens it. */
  Visitor openTask(String step, InitiativeNumber number) {
    open("/tasks?q=" + number);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(step).setExact(true))
        .first()
        .click();
    return reads(step);
  }

  Visitor follow(String link) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
    return this;
  }

  /** Turns to another part of an initiative. */
  Visitor turnTo(String part) {
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(part).setExact(true))
        .first()
        .click();
    assertThat(page.locator("nav.parts a[aria-current]").first()).hasText(part);
    return this;
  }

  Visitor press(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    return this;
  }

  /** Presses the button below the whole form, if its sections have one with the same name. */
  Visitor pressLast(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .last()
        .click();
    return this;
  }

  /** A warning appears, in whichever place. */
  Visitor isWarned(String words) {
    assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(words)))
        .isVisible();
    return this;
  }

  /** Writes into the question with this label. */
  Visitor write(String label, String text) {
    field(label).fill(text);
    return this;
  }

  /** Chooses an option of a question, both by their text. */
  Visitor choose(String question, String option) {
    page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(question))
        .getByLabel(option, new Locator.GetByLabelOptions().setExact(true))
        .check();
    return this;
  }

  /** The input of a question, by its text. */
  Locator field(String label) {
    return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label)).first();
  }

  /** The input of one part of a repeated question, such as the target of result 1. */
  Locator field(String question, String part) {
    return page.getByRole(
            AriaRole.GROUP, new Page.GetByRoleOptions().setName(question).setExact(true))
        .getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(part));
  }

  /** The same person, in another tab. */
  Visitor anotherTab() {
    return new Visitor(page.context().newPage());
  }

  /** Fills in a form by the keys of its questions. */
  Visitor answer(Map<String, Object> answers) {
    answers.forEach((key, value) -> answer(key, value));
    return this;
  }

  Visitor answer(String key, Object value) {
    Locator asked = page.locator("[name='" + key + "']:not([type='hidden'])");
    unfold(asked);
    String kind = String.valueOf(asked.first().getAttribute("type"));
    if (kind.equals("radio") || kind.equals("checkbox")) {
      List<?> chosen = value instanceof List<?> several ? several : List.of(value);
      chosen.forEach(each -> page.locator("[name='" + key + "'][value='" + each + "']").check());
    } else if (asked.first().evaluate("field => field.tagName").equals("SELECT")) {
      asked.selectOption(String.valueOf(value));
    } else {
      asked.fill(String.valueOf(value));
    }
    return this;
  }

  /** Repeated questions are folded while they are empty. */
  private void unfold(Locator asked) {
    Locator folded =
        page.locator("details:not([open])").filter(new Locator.FilterOptions().setHas(asked));
    if (folded.count() > 0) {
      folded.first().locator("summary").first().click();
    }
  }

  /** The page has this heading. */
  Visitor reads(String heading) {
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText(heading);
    return this;
  }

  /** The page's content contains this text. */
  Visitor sees(String words) {
    assertThat(page.locator("main")).containsText(words);
    return this;
  }

  Visitor doesNotSee(String words) {
    assertThat(page.locator("body")).not().containsText(words);
    return this;
  }

  /** The step was completed, and the page says so. */
  Visitor isTold(String words) {
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText(words);
    return this;
  }

  /** On a narrow screen, everything can be reached by scrolling down. */
  Visitor hasNoSidewaysScrolling() {
    Object beyond =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (!Integer.valueOf(0).equals(beyond)) {
      throw new AssertionError(page.url() + " is " + beyond + " pixels too wide");
    }
    return this;
  }
}
