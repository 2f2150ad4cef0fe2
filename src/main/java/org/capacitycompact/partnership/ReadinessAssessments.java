package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Providers' yearly assessments of their own systems (S14, S34, S54). */
@Embodies(value = "S34", as = Embodies.As.RECORD)
@Service
public class ReadinessAssessments {

  private static final List<String> WORST_FIRST = List.of("notReady", "partly", "ready");

  private final JdbcClient database;
  private final CountryDays days;

  ReadinessAssessments(JdbcClient database, CountryDays days) {
    this.database = database;
    this.days = days;
  }

  /**
   * Stores a provider's assessment of itself: {@code ready}, {@code partly} or {@code notReady}.
   */
  @Transactional
  public void assess(String organisation, String level, LocalDate on) {
    database
        .sql(
            """
            insert into provider_readiness (organisation, level, assessed_on) values (?, ?, ?)
            on conflict (organisation, assessed_on) do update set level = excluded.level
            """)
        .params(organisation, level, on)
        .update();
  }

  /**
   * The lowest current self-assessment among the providers chosen for an initiative: {@code ready},
   * {@code partly} or {@code notReady}. Unknown when one of them has made none in the last year.
   */
  @Transactional(readOnly = true)
  public Optional<String> lowest(InitiativeNumber number) {
    LocalDate today = days.todayOf(number);
    List<String> levels =
        database
            .sql(
                """
                select coalesce((select r.level from provider_readiness r
                    where r.organisation = p.organisation and r.assessed_on > ?
                      and r.assessed_on <= ?
                    order by r.assessed_on desc limit 1), 'none')
                from plan_partner p where p.number = ?
                """)
            .params(today.minusYears(1), today, number)
            .query(String.class)
            .list();
    return levels.contains("none")
        ? Optional.empty()
        : WORST_FIRST.stream().filter(levels::contains).findFirst();
  }
}
