package org.capacitycompact.exit;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The examinations and hand-overs, one for each attempt to exit. */
@Embodies(value = "S132", as = Embodies.As.RECORD)
@Component
class Examinations {

  private final JdbcClient database;
  private final Clock clock;

  Examinations(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The joint findings of country and partner (S132). */
  record Examination(
      @Nullable String with,
      boolean enough,
      @Nullable String enoughReason,
      String sustainability,
      @Nullable String sustainabilityReason,
      String impact) {}

  /** What the country took over (S70, S140). */
  record HandOver(
      String institution,
      int functionsPercent,
      List<String> functions,
      boolean budgetLine,
      @Nullable String budgetLineReference,
      @Nullable Integer staff,
      @Nullable String staffArrangements,
      List<String> documents,
      java.time.@Nullable LocalDate on) {}

  /** The latest attempt; the parts of the hand-over are null until it is accepted. */
  record Latest(
      int position,
      boolean enough,
      String sustainability,
      @Nullable String institution,
      @Nullable Integer functionsPercent,
      @Nullable Boolean budgetLine,
      String examinedBy,
      Instant examinedAt,
      @Nullable String acceptedBy,
      @Nullable Instant acceptedAt) {}

  void recordExamination(InitiativeNumber number, Examination found, String by) {
    database
        .sql(
            """
            insert into exit_examination (number, position, examined_with, country_says_enough,
              enough_reason, sustainability, sustainability_reason, impact, examined_by, examined_at)
            values (?, (select coalesce(max(position), 0) + 1 from exit_examination where number = ?),
              ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                number,
                number,
                found.with(),
                found.enough(),
                found.enoughReason(),
                found.sustainability(),
                found.sustainabilityReason(),
                found.impact(),
                by,
                SqlTime.now(clock)))
        .update();
  }

  void recordHandOver(InitiativeNumber number, HandOver taken, String by) {
    database
        .sql(
            """
            insert into hand_over (number, position, receiving_institution, functions_percent,
              functions, national_budget_line, budget_line_reference, staff_taken_over,
              staff_arrangements, documents, handed_over_on, accepted_by, accepted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                number,
                current(number).position(),
                taken.institution(),
                taken.functionsPercent(),
                taken.functions().toArray(String[]::new),
                taken.budgetLine(),
                taken.budgetLineReference(),
                taken.staff(),
                taken.staffArrangements(),
                taken.documents().toArray(String[]::new),
                taken.on(),
                by,
                SqlTime.now(clock)))
        .update();
  }

  Optional<Latest> latest(InitiativeNumber number) {
    return database
        .sql(
            """
            select e.position, e.country_says_enough as enough, e.sustainability,
              h.receiving_institution as institution, h.functions_percent,
              h.national_budget_line as budget_line, e.examined_by, e.examined_at, h.accepted_by,
              h.accepted_at
            from exit_examination e left join hand_over h using (number, position)
            where e.number = ? order by e.position desc limit 1
            """)
        .param(number)
        .query(Latest.class)
        .optional();
  }

  private Latest current(InitiativeNumber number) {
    return latest(number)
        .orElseThrow(() -> new IllegalStateException(number + " was not examined"));
  }

  /** Records a return to the work: {@code extension}, once, or {@code return}. */
  void recordReturn(InitiativeNumber number, String kind) {
    database
        .sql("insert into exit_resumption (number, position, kind, decided_at) values (?, ?, ?, ?)")
        .params(number, current(number).position(), kind, SqlTime.now(clock))
        .update();
  }

  int extensionsUsed(InitiativeNumber number) {
    return database
        .sql("select count(*) from exit_resumption where number = ? and kind = 'extension'")
        .param(number)
        .query(Integer.class)
        .single();
  }
}
