package org.capacitycompact.policy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The facts about countries by year (S15): readable by everyone, maintained by the secretariat. */
@Service
public class CountryFactBook {

  private static final String FACTS =
      "select country, year, fact, value, source, entered_by, entered_at from country_fact ";

  private final JdbcClient database;
  private final AuditTrail trail;
  private final Clock clock;

  CountryFactBook(JdbcClient database, AuditTrail trail, Clock clock) {
    this.database = database;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What entering a fact would change.
   *
   * @param fact the fact to enter
   * @param was the present value; empty when unknown
   */
  public record Change(CountryFact fact, String was) {}

  /** The facts about one country, newest year first. */
  public List<CountryFact> of(String country) {
    return database
        .sql(FACTS + "where country = ? order by year desc, fact desc")
        .param(country)
        .query(CountryFactBook::fact)
        .list();
  }

  /** All facts, by country, newest year first. */
  public List<CountryFact> all() {
    return database
        .sql(FACTS + "order by country, year desc, fact desc")
        .query(CountryFactBook::fact)
        .list();
  }

  /**
   * The facts valid on a date, by country: of each kind the one of the newest fiscal year that has
   * begun.
   */
  public Map<String, List<CountryFact>> validOn(LocalDate on) {
    return database
        .sql(
            """
            select distinct on (country, fact)
              country, year, fact, value, source, entered_by, entered_at
            from country_fact where year <= ? order by country, fact, year desc
            """)
        .param(FiscalYear.of(on).number())
        .query(CountryFactBook::fact)
        .list()
        .stream()
        .collect(Collectors.groupingBy(CountryFact::country, TreeMap::new, Collectors.toList()));
  }

  /** What the facts of a country that hold on a date say; empty where nothing is known of it. */
  public Optional<CountryFacts> facts(String country, LocalDate on) {
    return CountryFacts.of(validOn(country, on));
  }

  /** The facts of one country that hold on a date. */
  public List<CountryFact> validOn(String country, LocalDate on) {
    return database
        .sql(
            """
            select distinct on (fact) country, year, fact, value, source, entered_by, entered_at
            from country_fact where country = ? and year <= ? order by fact, year desc
            """)
        .params(country, FiscalYear.of(on).number())
        .query(CountryFactBook::fact)
        .list();
  }

  /**
   * What entering these facts would change. Facts that are already known unchanged are left out.
   */
  public List<Change> changes(List<CountryFact> facts) {
    Map<String, CountryFact> known =
        all().stream().collect(Collectors.toMap(CountryFactBook::key, fact -> fact));
    List<Change> changes = new ArrayList<>();
    for (CountryFact fact : facts) {
      CountryFact before = known.get(key(fact));
      if (before == null
          || !before.value().equals(fact.value())
          || !before.source().equals(fact.source())) {
        changes.add(new Change(fact, before == null ? "" : before.value()));
      }
    }
    return changes;
  }

  /**
   * Enters facts, all or none: adds new ones, changes differing ones, and writes both to the audit
   * record.
   *
   * @return how many were added or changed
   */
  @Transactional
  public int enter(List<CountryFact> facts, Actor by) {
    // Without this lock, two concurrent entries would each miss what the other writes.
    database.sql("lock table country_fact in share row exclusive mode").update();
    List<Change> changes = changes(facts);
    if (changes.isEmpty()) {
      return 0;
    }
    changes.forEach(change -> write(change.fact(), by));
    Map<String, String> before = new TreeMap<>();
    Map<String, String> after = new TreeMap<>();
    for (Change change : changes) {
      if (!change.was().isEmpty()) {
        before.put(key(change.fact()), change.was());
      }
      after.put(key(change.fact()), change.fact().value());
    }
    trail.record(
        AuditEvent.in(AuditEvent.DECISIONS, "countryFacts")
            .by(by.acting())
            .telling(String.valueOf(changes.size()))
            .from(before)
            .to(after));
    return changes.size();
  }

  private void write(CountryFact fact, Actor by) {
    database
        .sql(
            """
            insert into country_fact (country, year, fact, value, source, entered_by, entered_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (country, fact, year) do update set value = excluded.value,
              source = excluded.source, entered_by = excluded.entered_by,
              entered_at = excluded.entered_at
            """)
        .params(
            fact.country(),
            fact.year(),
            fact.kind().fact(),
            fact.value(),
            fact.source(),
            by.userId(),
            SqlTime.now(clock))
        .update();
  }

  private static String key(CountryFact fact) {
    return "%s %d %s".formatted(fact.country(), fact.year(), fact.kind().fact());
  }

  private static CountryFact fact(ResultSet row, int n) throws SQLException {
    String fact = row.getString("fact");
    Timestamp at = row.getTimestamp("entered_at");
    return new CountryFact(
        row.getString("country"),
        row.getInt("year"),
        CountryFact.Kind.of(fact).orElseThrow(() -> new IllegalStateException(fact)),
        row.getString("value"),
        row.getString("source"),
        row.getString("entered_by"),
        at == null ? null : at.toInstant());
  }
}
