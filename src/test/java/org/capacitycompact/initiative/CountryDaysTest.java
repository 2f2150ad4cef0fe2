package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.web.ReaderZone;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@CompactTest
@DisplayName("A day")
class CountryDaysTest {

  @Autowired JdbcClient database;

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource({
    "2026-11-29T21:23:00Z, KE, 2026-11-30",
    "2026-11-29T21:23:00Z, TG, 2026-11-29",
    "2026-11-29T03:30:00Z, HT, 2026-11-28",
    "2026-11-29T18:14:00Z, NP, 2026-11-29",
    "2026-11-29T18:15:00Z, NP, 2026-11-30",
    "2026-11-29T18:29:00Z, IN, 2026-11-29",
    "2026-11-29T18:30:00Z, IN, 2026-11-30",
    "2026-07-15T22:30:00Z, FR, 2026-07-16",
    "2026-12-15T22:30:00Z, FR, 2026-12-15"
  })
  @DisplayName("is the country's, as in the database")
  void ofACountry(Instant now, String country, LocalDate day) {
    CountryDays days = new CountryDays(database, Clock.fixed(now, ZoneOffset.UTC));

    assertThat(days.today(country)).isEqualTo(day);
    assertThat(days.todayOf(InitiativeNumber.of(country + "-2026-001"))).isEqualTo(day);
    assertThat(days.isToCome(country, day)).isFalse();
    assertThat(days.isToCome(country, day.plusDays(1))).isTrue();
    assertThat(
            database
                .sql("select country_day(?, ?)")
                .params(country, now.atOffset(ZoneOffset.UTC))
                .query(LocalDate.class)
                .single())
        .isEqualTo(day);
  }

  @Test
  @Transactional
  @DisplayName("stays what it was where a country moves to another zone")
  void afterAMove() {
    database
        .sql(
            "insert into country_zone (country, zone, valid_from) values ('WS', 'Pacific/Pago_Pago', '2027-01-01')")
        .update();
    Instant before = Instant.parse("2026-12-29T10:30:00Z");
    Instant after = Instant.parse("2027-01-29T10:30:00Z");
    CountryDays days = new CountryDays(database, Clock.systemUTC());

    assertThat(days.dayOf(InitiativeNumber.of("WS-2026-001"), before)).isEqualTo("2026-12-29");
    assertThat(days.dayOf(InitiativeNumber.of("WS-2026-001"), after)).isEqualTo("2027-01-28");
    for (Instant at : List.of(before, after)) {
      assertThat(
              database
                  .sql("select country_day('WS', ?)")
                  .param(at.atOffset(ZoneOffset.UTC))
                  .query(LocalDate.class)
                  .single())
          .isEqualTo(days.dayOf(InitiativeNumber.of("WS-2026-001"), at));
    }
  }

  @Test
  @DisplayName("is known for every country, in a zone that Java and the database know")
  void everyCountry() {
    assertThat(
            database
                .sql(
                    """
                    select code from country c where not exists (
                      select from country_zone z where z.country = c.code and is_zone(z.zone))
                    """)
                .query(String.class)
                .list())
        .isEmpty();
    assertThat(database.sql("select zone from country_zone").query(String.class).list())
        .allSatisfy(zone -> assertThat(ZoneId.of(zone)).isNotNull());
  }

  @Test
  @DisplayName("is the reader's where an instant is shown")
  void ofTheReader() {
    Instant at = Instant.parse("2026-11-29T21:23:00Z");
    try (ReaderZone.Opened reader = ReaderZone.open(ZoneId.of("Africa/Nairobi"))) {
      assertThat(ReaderZone.day(at)).isEqualTo("2026-11-30");
      assertThat(ReaderZone.name()).isEqualTo("Africa/Nairobi");
    }
    assertThat(ReaderZone.day(at)).isEqualTo("2026-11-29");
    assertThat(ReaderZone.name()).isEqualTo("UTC");
  }

  @Test
  @DisplayName("is never the session's of the database in a statement of ours")
  void noDayOfTheServerInStatements() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> wrong =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> ofTheServer(file))
              .toList();
      assertThat(wrong).isEmpty();
    }
  }

  private static boolean ofTheServer(Path file) {
    try {
      String text = Files.readString(file).toLowerCase(java.util.Locale.ROOT);
      return text.contains("current_date")
          || text.contains("localtimestamp")
          || text.contains("now()::date")
          || text.contains("_at::date");
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
