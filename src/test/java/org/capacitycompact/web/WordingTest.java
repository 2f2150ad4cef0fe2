package org.capacitycompact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTest {

  private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
  private final Wording wording = new Wording(messages, Clock.systemUTC());

  @BeforeEach
  void readsTheBundles() {
    messages.setBasenames("messages-delivery", "messages-demand");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
  }

  @Test
  void theHistoryWritesDaysAndAmountsInTheReadersLanguage() {
    List<String> detail = List.of("2027-03-21", "30000.00");
    String kind = "UserTask_ReportProgress.done";

    assertThat(wording.history(kind, "Wanjiku", detail, Locale.ENGLISH))
        .contains("21 March 2027", "30,000 US dollars");
    assertThat(wording.history(kind, "Wanjiku", detail, Locale.FRENCH))
        .contains("21 mars 2027", "30\u202f000 dollars");
  }

  @Test
  void theHistoryLeavesWhatPeopleWroteAsTheyWroteIt() {
    for (String said : List.of("Before 2027-03-21, please", "2027-02-31", "2027-13-01", "12.5")) {
      assertThat(
              wording.history(
                  "UserTask_AnswerQuestion.done", "Amina", List.of(said), Locale.FRENCH))
          .endsWith(said);
    }
  }
}
