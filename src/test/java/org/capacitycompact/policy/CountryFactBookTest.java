package org.capacitycompact.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.policy.CountryFact.Kind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uses countries that no other test needs, since the facts here change. */
@CompactTest
@DisplayName("The facts of countries")
class CountryFactBookTest {

  @Autowired private CountryFactBook book;
  @Autowired private People people;
  @Autowired private JdbcClient database;

  @ParameterizedTest
  @CsvSource({"2026-06-30, 2026", "2026-07-01, 2027", "2026-12-31, 2027", "2027-01-01, 2027"})
  @DisplayName("a fiscal year begins on 1 July")
  void fiscalYears(LocalDate day, int year) {
    assertThat(FiscalYear.of(day).number()).isEqualTo(year);
    assertThat(day).isBetween(new FiscalYear(year).firstDay(), new FiscalYear(year).lastDay());
  }

  /** The World Bank also counts the Channel Islands, one more of high income in each year. */
  @ParameterizedTest(
      name = "{0}: {1} low, {2} lower middle, {3} upper middle, {4} high, {5} fragile")
  @CsvSource({
    "2021, 29, 50, 56, 82, 39",
    "2022, 27, 55, 55, 79, 39",
    "2023, 28, 54, 54, 80, 37",
    "2024, 26, 54, 54, 82, 39",
    "2025, 26, 51, 54, 85, 39",
    "2026, 25, 50, 54, 86, 39",
    "2027, 25, 47, 59, 86, 0"
  })
  @DisplayName("come with the release as the World Bank counted them")
  void shipped(int year, int low, int lowerMiddle, int upperMiddle, int high, int fragile) {
    assertThat(
            List.of("low", "lowerMiddle", "upperMiddle", "high").stream().map(w -> count(year, w)))
        .containsExactly(low, lowerMiddle, upperMiddle, high);
    assertThat(count(year, "true")).isEqualTo(fragile);
    assertThat(
            database
                .sql(
                    "select count(*) from country_fact where year = ? and entered_by is null"
                        + " and source not like 'World Bank, %fiscal year ' || year || '%'")
                .param(year)
                .query(Integer.class)
                .single())
        .as("facts without their source and year")
        .isZero();
  }

  private int count(int year, String value) {
    return database
        .sql(
            "select count(*) from country_fact where year = ? and value = ? and entered_by is null")
        .params(year, value)
        .query(Integer.class)
        .single();
  }

  @Test
  @DisplayName("hold from the first day of their fiscal year until the next list is known")
  void holding() {
    assertThat(facts("TG", "2026-06-30").incomeGroup()).isEqualTo("low");
    CountryFacts now = facts("TG", "2026-07-01");
    assertThat(now.incomeGroup()).isEqualTo("lowerMiddle");
    assertThat(now.fragile()).as("the list of 2026 goes on").isFalse();
    assertThat(now.year()).isEqualTo(2027);
    assertThat(now.source()).contains("fiscal year 2027", "fiscal year 2026");
    assertThat(facts("ML", "2040-01-01").fragile()).isTrue();
  }

  @Test
  @DisplayName("stay what they were for a country that is not classified in a year")
  void notClassified() {
    CountryFacts ethiopia = facts("ET", "2026-01-01");

    assertThat(ethiopia.incomeGroup()).isEqualTo("low");
    assertThat(ethiopia.source())
        .contains("income level, fiscal year 2025", "situations, fiscal year 2026");
  }

  @Test
  @DisplayName("are none before the first list, and none of a country that nobody knows")
  void unknown() {
    assertThat(book.facts("TG", LocalDate.of(2019, 1, 1))).isEmpty();
    assertThat(book.facts("QQ", LocalDate.of(2026, 1, 1))).isEmpty();
  }

  @Test
  @DisplayName("are changed with a record of what was before, and what is known already is left")
  void entering() {
    Actor sofia = people.actor("sofia").orElseThrow();
    List<CountryFact> year =
        List.of(
            new CountryFact("QA", 2031, Kind.INCOME_GROUP, "high", "a list"),
            new CountryFact("QA", 2031, Kind.FRAGILE_CONTEXT, "false", "another list"));

    assertThat(book.enter(year, sofia)).isEqualTo(2);
    assertThat(book.enter(year, sofia)).as("nothing new").isZero();
    assertThat(
            book.enter(
                List.of(new CountryFact("QA", 2031, Kind.INCOME_GROUP, "low", "a list")), sofia))
        .isEqualTo(1);

    assertThat(book.of("QA").get(0))
        .satisfies(
            fact -> {
              assertThat(fact.value()).isEqualTo("low");
              assertThat(fact.enteredBy()).isEqualTo("sofia");
              assertThat(fact.enteredAt()).isNotNull();
            });
    assertThat(
            database
                .sql(
                    """
                    select before::text || ' ' || after::text from audit_entry
                    where kind = 'countryFacts' and user_id = 'sofia'
                    order by position desc limit 1
                    """)
                .query(String.class)
                .single())
        .contains("QA 2031 incomeGroup", "high", "low");
  }

  @Test
  @DisplayName("that the secretariat entered are never written over by a release")
  void neverOverwritten() throws Exception {
    Actor sofia = people.actor("sofia").orElseThrow();
    CountryFact corrected =
        new CountryFact("LI", 2021, Kind.INCOME_GROUP, "upperMiddle", "a correction, for a test");
    book.enter(List.of(corrected), sofia);
    try {
      release();
      assertThat(facts("LI", "2021-01-01").incomeGroup()).isEqualTo("upperMiddle");
    } finally {
      database.sql("delete from country_fact where country = 'LI' and year = 2021").update();
      release();
    }
    assertThat(facts("LI", "2021-01-01").incomeGroup())
        .as("what is not there yet is written")
        .isEqualTo("high");
  }

  /** What the first start on a new database does once. */
  private void release() throws IOException {
    database
        .sql(
            new ClassPathResource("db/migration/V241__world_bank_lists.sql")
                .getContentAsString(StandardCharsets.UTF_8))
        .update();
  }

  @Test
  @DisplayName("entered twice at the same moment are one change")
  void atOnce() throws Exception {
    Actor sofia = people.actor("sofia").orElseThrow();
    Callable<Integer> entering =
        () ->
            book.enter(
                List.of(new CountryFact("QA", 2044, Kind.INCOME_GROUP, "high", "a list")), sofia);
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      int changes = 0;
      for (Future<Integer> one : two.invokeAll(List.of(entering, entering))) {
        changes += one.get();
      }
      assertThat(changes).isEqualTo(1);
    } finally {
      two.shutdownNow();
    }
  }

  private CountryFacts facts(String country, String day) {
    return book.facts(country, LocalDate.parse(day)).orElseThrow();
  }
}
