package org.capacitycompact.party;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Countries with their dated facts, organisations, and the dated values of policy. */
@Service
public class Parties {

  private final JdbcClient database;
  private final CountryFactBook book;

  Parties(JdbcClient database, CountryFactBook book) {
    this.database = database;
    this.book = book;
  }

  /** What holds of a country on a date; empty where nothing is known of it. */
  public Optional<CountryFacts> facts(String country, LocalDate on) {
    return CountryFacts.of(book.holding(country, on));
  }

  /** The countries that take part. */
  public List<String> countries() {
    return database.sql("select code from country order by code").query(String.class).list();
  }

  public Optional<Organisation> organisation(@Nullable String code) {
    return database
        .sql("select code, name, kind, country, southern from organisation where code = ?")
        .param(code)
        .query(Organisation.class)
        .optional();
  }

  /** The names of organisations by their codes. */
  public Map<String, String> organisationNames() {
    return organisations().stream()
        .collect(Collectors.toMap(Organisation::code, Organisation::name));
  }

  public List<Organisation> organisations() {
    return database
        .sql("select code, name, kind, country, southern from organisation order by name")
        .query(Organisation.class)
        .list();
  }

  /**
   * A dated value of policy.
   *
   * @throws IllegalStateException when no value of that name holds on the date
   */
  public BigDecimal policy(String name, LocalDate on) {
    return database
        .sql(
            """
            select amount from policy_value
            where name = ? and valid_from <= ? order by valid_from desc limit 1
            """)
        .params(name, on)
        .query(BigDecimal.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no policy value " + name + " on " + on));
  }
}
