package org.capacitycompact.clauses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClausesTest {

  private final Clauses clauses = clauses();

  /** The clauses as the application reads them. */
  static Clauses clauses() {
    try {
      return new Clauses(new ObjectMapper().registerModule(new ParameterNamesModule()));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Test
  void allOfThemAreKeptInTheOrderOfTheirNumbers() {
    assertThat(clauses.all(Locale.ENGLISH))
        .extracting(Clause::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 164).mapToObj(i -> "S" + i).toList());
  }

  @Test
  void eachSaysInBothLanguagesWhatItAsksAndQuotesItsSource() {
    for (Clause english : clauses.all(Locale.ENGLISH)) {
      Clause french = clauses.of(english.number(), Locale.FRENCH);
      assertThat(english.title()).as(english.number()).isNotBlank().hasSizeLessThan(55);
      assertThat(french.title()).as(english.number()).isNotBlank().hasSizeLessThan(55);
      assertThat(english.meaning()).as(english.number()).endsWith(".").hasSizeBetween(20, 130);
      assertThat(french.meaning())
          .as(english.number())
          .endsWith(".")
          .isNotEqualTo(english.meaning());
      assertThat(english.meaning() + french.meaning() + french.title()).doesNotContain("'");
      assertThat(english.quote()).as(english.number()).isNotBlank().hasSizeLessThan(140);
      assertThat(List.of(english.source(), french.source())).doesNotContain("");
      assertThat(english.kinds()).as(english.number()).matches("[PGDTR]{1,3}");
    }
  }

  @Test
  void eachHasAThemeAndEveryThemeHasClauses() {
    assertThat(clauses.all(Locale.ENGLISH).stream().map(Clause::theme).distinct())
        .containsExactlyElementsOf(clauses.themes(Locale.FRENCH).keySet());
    assertThat(clauses.themes(Locale.ENGLISH).values()).hasSize(12).doesNotContain("");
    assertThat(clauses.themes(Locale.FRENCH).values()).doesNotContain("");
  }

  @Test
  void oneThatIsNotKeptStandsForItself() {
    assertThat(clauses.knows("S165")).isFalse();
    assertThat(clauses.of("S165", Locale.ENGLISH).title()).isEqualTo("S165");
  }
}
