package org.capacitycompact.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("What stays with a person who leaves")
class PeopleWordsTest {

  @Autowired private PeopleWords words;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UserTask_CastBallot, a seat in an open round",
    "UserTask_StateObjection, a seat in an open round",
    "UserTask_ReviewIndependently, a review; appoint somebody else",
    "UserTask_ReviewInitiative, a peer review",
    "UserTask_OfALaterRelease, nobody else can do it",
  })
  @DisplayName("says what becomes of it")
  void says(String task, String what) {
    assertThat(words.stays(task, Locale.ENGLISH)).startsWith(what);
  }
}
