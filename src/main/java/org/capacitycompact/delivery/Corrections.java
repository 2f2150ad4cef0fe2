package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Corrections of the course that were agreed. */
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
   * What is corrected.
   *
   * @param timeChangeDays moves the due dates of what is not delivered yet
   */
  record Correction(
      String text,
      @Nullable String owner,
      LocalDate due,
      BigDecimal budgetChangePercent,
      int timeChangeDays) {}

  /** What was agreed, the newest first. */
  List<Correction> of(String number) {
    return database
        .sql(
            """
            select text, owner, due, budget_change_percent, time_change_days from course_correction
            where number = ? order by id desc
            """)
        .param(number)
        .query(Correction.class)
        .list();
  }

  void agree(String number, Correction correction, String by) {
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
        .param(correction.budgetChangePercent())
        .param(correction.timeChangeDays())
        .param(by)
        .param(clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    milestones.move(number, correction.timeChangeDays());
  }
}
