package org.capacitycompact.readiness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What everybody reads of providers' assessments: the newest level, with its days. */
@Service
public class ProvidersReadiness {

  private final JdbcClient database;
  private final Clock clock;

  ProvidersReadiness(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A provider, and the newest assessment it made.
   *
   * @param level null, as the days are, when it has made none
   * @param goodUntil the last day on which it counts
   */
  public record Standing(
      String organisation,
      String name,
      @Nullable Level level,
      @Nullable LocalDate assessedOn,
      @Nullable LocalDate goodUntil) {

    /** The level that counts on this day; empty without an assessment, or when it is too old. */
    public Optional<Level> current(LocalDate on) {
      return goodUntil == null || goodUntil.isBefore(on)
          ? Optional.empty()
          : Optional.ofNullable(level);
    }
  }

  private static final String NEWEST =
      """
      left join lateral (select r.level, r.assessed_on,
          readiness_good_until(r.assessed_on, r.good_until) as good_until
        from provider_readiness r where r.organisation = o.code and r.assessed_on <= :today
        order by r.assessed_on desc limit 1) r on true
      """;

  /**
   * The chosen provider on which the readiness of an initiative depends: one without an assessment
   * that counts today, else one of the lowest level. Empty while none is chosen.
   */
  public Optional<Standing> lowest(InitiativeNumber number) {
    LocalDate today = today();
    return database
        .sql(
            "select o.code as organisation, o.name, r.level, r.assessed_on, r.good_until"
                + " from plan_partner p join organisation o on o.code = p.organisation "
                + NEWEST
                + " where p.number = :number order by o.code")
        .param("number", number)
        .param("today", today)
        .query(Standing.class)
        .list()
        .stream()
        .max(
            Comparator.comparingInt(
                each -> each.current(today).map(Level::ordinal).orElse(Level.values().length)));
  }

  /** The day on which assessments are counted. */
  public LocalDate today() {
    return CountryDays.compactDay(clock.instant());
  }

  /** How one provider stands; empty where no account acts for such an organisation. */
  public Optional<Standing> of(String organisation) {
    return all().stream().filter(each -> each.organisation().equals(organisation)).findFirst();
  }

  /** All organisations that somebody acts for as a provider, or that assessed themselves. */
  public List<Standing> all() {
    return database
        .sql(
            "select o.code as organisation, o.name, r.level, r.assessed_on, r.good_until"
                + " from organisation o "
                + NEWEST
                + """
                where r.level is not null or exists (select from group_held g
                  where g.held = 'provider' || o.code)
                order by r.good_until nulls first, o.name
                """)
        .param("today", today())
        .query(Standing.class)
        .list();
  }
}
