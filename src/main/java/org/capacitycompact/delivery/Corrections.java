package org.capacitycompact.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreed corrections of the course. */
@Component
class Corrections {

  private final Milestones milestones;
  private final JdbcClient database;
  private final Clock clock;

  Corrections(Milestones milestones, JdbcClient database, Clock clock) {
    this.milestones = milestones;
    this.database = database;
    this.clock = clock;
  }

  /**
   * The content of a correction.
   *
   * @param timeChangeDays moves the due dates of undelivered milestones
   */
  record Correction(
      String text,
      @Nullable String owner,
      LocalDate due,
      Percent budgetChange,
      int timeChangeDays,
      @Nullable String language) {

    /** A new correction, in the language of the person who agrees it. */
    Correction(
        String text,
        @Nullable String owner,
        LocalDate due,
        Percent budgetChange,
        int timeChangeDays) {
      this(text, owner, due, budgetChange, timeChangeDays, null);
    }
  }

  /** The agreed corrections, newest first. */
  List<Correction> of(InitiativeNumber number) {
    return database
        .sql(
            """
            select text, owner, due, budget_change_percent, time_change_days, language
            from course_correction where number = ? order by id desc
            """)
        .param(number)
        .query(
            (row, n) ->
                new Correction(
                    row.getString("text"),
                    row.getString("owner"),
                    row.getObject("due", LocalDate.class),
                    new Percent(row.getBigDecimal("budget_change_percent")),
                    row.getInt("time_change_days"),
                    row.getString("language")))
        .list();
  }

  void agree(InitiativeNumber number, Correction correction, String by) {
    database
        .sql(
            """
            insert into course_correction
              (number, text, owner, due, budget_change_percent, time_change_days, agreed_by, agreed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .param(number)
        .param(correction.text())
        .param(correction.owner())
        .param(correction.due())
        .param(correction.budgetChange().value())
        .param(correction.timeChangeDays())
        .param(by)
        .param(SqlTime.now(clock))
        .update();
    milestones.move(number, correction.timeChangeDays());
  }
}
