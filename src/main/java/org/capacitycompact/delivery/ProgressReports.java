package org.capacitycompact.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Progress reports, and the stretches of work they belong to (S33, S37). */
@Embodies(
    value = {"S33", "S37"},
    as = Embodies.As.RECORD)
@Component
class ProgressReports {

  /** The database's error for a report with a lower figure than the one before. */
  private static final String NO_LESS = "tells less than the one before";

  private final JdbcClient database;
  private final CountryDays days;
  private final Clock clock;

  ProgressReports(JdbcClient database, CountryDays days, Clock clock) {
    this.database = database;
    this.days = days;
    this.clock = clock;
  }

  /**
   * An accepted report.
   *
   * @param dataDate the day its figures describe
   * @param spent all that was spent since the start
   * @param language in which it was written; null where nobody knows
   */
  record Report(
      LocalDate dataDate,
      Money spent,
      Instant reportedAt,
      String summary,
      @Nullable String difficulties,
      @Nullable String language) {}

  void begin(InitiativeNumber number) {
    database
        .sql(
            """
            insert into work_stretch (number, position, begun_at)
            select :number, coalesce(max(position), 0) + 1, :now from work_stretch
            where number = :number
            """)
        .param("number", number)
        .param("now", SqlTime.now(clock))
        .update();
  }

  /** The day the work began; no data can be older. */
  Optional<LocalDate> begun(InitiativeNumber number) {
    return database
        .sql("select begun_at from work_stretch where number = ? order by position limit 1")
        .param(number)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional()
        .map(at -> days.dayOf(number, at));
  }

  Optional<Report> latest(InitiativeNumber number) {
    return database
        .sql(
"""
select data_date, spent, reported_at, summary, difficulties, language from progress_report
where number = ? order by id desc limit 1
""")
        .param(number)
        .query((row, n) -> report(row))
        .optional();
  }

  /** A report with the name of who sent it. */
  record Sent(Report report, String by) {}

  /** Every report, the newest first. */
  List<Sent> all(InitiativeNumber number) {
    return database
        .sql(
            """
            select r.data_date, r.spent, r.reported_at, r.summary, r.difficulties, r.language,
              coalesce(p.name, r.reported_by) as by
            from progress_report r left join person p on p.user_id = r.reported_by
            where r.number = ? order by r.id desc
            """)
        .param(number)
        .query((row, n) -> new Sent(report(row), row.getString("by")))
        .list();
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getDate("data_date").toLocalDate(),
        AccountingCurrency.of(row.getBigDecimal("spent")),
        row.getTimestamp("reported_at").toInstant(),
        row.getString("summary"),
        row.getString("difficulties"),
        row.getString("language"));
  }

  /** Prevents others from correcting a figure of the initiative until the transaction ends. */
  void lockFigures(InitiativeNumber number) {
    database
        .sql("select position from work_stretch where number = ? order by position for update")
        .param(number)
        .query(Integer.class)
        .list();
  }

  /** The last report once more, with another figure of what was spent. */
  void repeat(InitiativeNumber number, Money spent, String by) {
    noLess(() -> insertAgain(number, spent, by));
  }

  private void insertAgain(InitiativeNumber number, Money spent, String by) {
    database
        .sql(
            """
            insert into progress_report
              (number, data_date, summary, spent, difficulties, reported_by, reported_at, language)
            select number, data_date, summary, ?, difficulties, ?, ?, language from progress_report
            where number = ? order by id desc limit 1
            """)
        .params(spent.amount(), by, SqlTime.now(clock), number)
        .update();
  }

  /**
   * Adds a report.
   *
   * @throws OptimisticLockingFailureException when the previous report was corrected after this one
   *     was checked; a retry is checked against the corrected figure
   */
  void add(
      InitiativeNumber number,
      LocalDate dataDate,
      String summary,
      Money spent,
      @Nullable String difficulties,
      String by) {
    noLess(() -> insert(number, dataDate, summary, spent, difficulties, by));
  }

  private static void noLess(Runnable insert) {
    try {
      insert.run();
    } catch (DataIntegrityViolationException refused) {
      if (String.valueOf(refused.getMessage()).contains(NO_LESS)) {
        // The figure was not lower when it was checked: another report or a correction came in
        // between.
        throw new OptimisticLockingFailureException(NO_LESS, refused);
      }
      throw refused;
    }
  }

  private void insert(
      InitiativeNumber number,
      LocalDate dataDate,
      String summary,
      Money spent,
      @Nullable String difficulties,
      String by) {
    database
        .sql(
            """
            insert into progress_report
              (number, data_date, summary, spent, difficulties, reported_by, reported_at)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number)
        .param(dataDate)
        .param(summary)
        .param(spent.amount())
        .param(difficulties)
        .param(by)
        .param(SqlTime.now(clock))
        .update();
  }
}
