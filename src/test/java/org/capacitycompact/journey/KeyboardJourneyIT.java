package org.capacitycompact.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A national authority without a mouse")
class KeyboardJourneyIT extends Journey {

  private static final String FOCUSED =
      "() => { const at = document.activeElement;"
          + " const label = at.labels && at.labels.length ? at.labels[0].innerText : '';"
          + " return (at.getAttribute('aria-label') || label || at.innerText || '').trim(); }";
  private static final String MARKED =
      "() => getComputedStyle(document.activeElement).outlineStyle !== 'none'";

  @Test
  @DisplayName("signs in, finds a task and endorses a demand, and always sees where they are")
  void endorses() {
    Story story = raised("KE", "Endorsed by keyboard").articulated();
    Page page = visitor().open("/tasks?q=" + story.number()).page;

    // The page puts the cursor there itself, a moment after it has loaded.
    page.waitForFunction("() => document.activeElement.name === 'username'");
    type(page, "joseph");
    press(page, "Tab");
    type(page, "Compact-2026!");
    press(page, "Enter");
    new Visitor(page).reads("My tasks");
    press(page, "Tab");
    assertThat(page.evaluate(FOCUSED)).isEqualTo("Skip to content");
    tabTo(page, "Endorse the demand");
    press(page, "Enter");
    new Visitor(page).reads("Endorse the demand");
    tabTo(page, "Endorse the demand");
    press(page, "Space");
    tabTo(page, "Submit");
    press(page, "Enter");

    new Visitor(page).isTold("endorsed the demand");
  }

  private static void tabTo(Page page, String words) {
    for (int tabs = 0; tabs < 60; tabs++) {
      press(page, "Tab");
      assertThat(page.evaluate(MARKED)).as("focus is visible").isEqualTo(true);
      if (words.equals(page.evaluate(FOCUSED))) {
        return;
      }
    }
    throw new AssertionError("no Tab leads to " + words);
  }

  private static void press(Page page, String key) {
    page.keyboard().press(key);
  }

  private static void type(Page page, String text) {
    page.keyboard().type(text);
  }
}
