package org.capacitycompact.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.rulebook.replay.ReplayGround;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A criteria editor")
class CriteriaEditorJourneyIT extends Journey {

  @Autowired Criteria criteria;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("tries a draft, sees it drawn, and nothing breaks the content policy")
  void tries() {
    InitiativeNumber number = ReplayGround.endorsed(cast, "Tried in a browser");
    ReplayGround.decide(criteria, number, Map.of());
    long draft = ReplayGround.draft(database, "ownership", ReplayGround.ownedFrom(90));
    Visitor daniel = signedIn("daniel");
    List<String> told = new ArrayList<>();
    daniel.page.onConsoleMessage((ConsoleMessage message) -> told.add(message.text()));
    daniel.page.onPageError(told::add);

    daniel.open("/administration/criteria/drafts/" + draft).follow("See what it would have done");
    daniel.press("Try the draft");
    assertThat(daniel.page.locator("#chart[data-drawn] canvas"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));

    daniel.sees("passed, would not pass").hasNoSidewaysScrolling();
    assertThat(told).as("what the browser's console says").isEmpty();
    assertThat(
            new AxeBuilder(daniel.page)
                // The way to a pseudo-language: axe knows no such code.
                .exclude(List.of("a[lang=qab]"))
                .withTags(List.of("wcag2a", "wcag2aa"))
                .analyze()
                .getViolations())
        .isEmpty();
    daniel.page.setViewportSize(390, 844);
    daniel.hasNoSidewaysScrolling();
  }
}
