package org.capacitycompact.exit;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the capacity lasted, asked after the exit (S79, S140). */
@Embodies(
    value = {"S79", "S140"},
    as = Embodies.As.RECORD)
@Component
class LastingChecks {

  private final JdbcClient database;
  private final Clock clock;

  LastingChecks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The focal point's findings; unanswered parts are unknown. */
  record Found(
      String lasted,
      String evidence,
      @Nullable Boolean budgetLineKept,
      @Nullable Boolean staffKept,
      @Nullable String services) {}

  /** Records a check and returns its number, 1 or 2. */
  int record(InitiativeNumber number, Found found, String by) {
    return database
        .sql(
            """
            insert into lasting_check (number, position, lasted, evidence, budget_line_kept,
              staff_kept, services, checked_by, checked_at)
            values (?, (select coalesce(max(position), 0) + 1 from lasting_check where number = ?),
              ?, ?, ?, ?, ?, ?, ?) returning position
            """)
        .params(
            Arrays.asList(
                number,
                number,
                found.lasted(),
                found.evidence(),
                found.budgetLineKept(),
                found.staffKept(),
                found.services(),
                by,
                SqlTime.now(clock)))
        .query(Integer.class)
        .single();
  }

  /** The results in the order of the checks: fully, partly or no. */
  List<String> of(InitiativeNumber number) {
    return database
        .sql("select lasted from lasting_check where number = ? order by position")
        .param(number)
        .query(String.class)
        .list();
  }
}
