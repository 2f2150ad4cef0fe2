package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was examined, handed over, learnt and checked, to be read. */
@Component
class ExitRecord {

  private final JdbcClient database;

  ExitRecord(JdbcClient database) {
    this.database = database;
  }

  /** A joint examination; by is the name of who sent it. */
  record Examined(
      int position,
      @Nullable String with,
      boolean enough,
      @Nullable String enoughReason,
      String sustainability,
      @Nullable String sustainabilityReason,
      String impact,
      String by,
      Instant at,
      @Nullable String language) {}

  /** What was said of a target in an examination; language is that of the country's words. */
  record Judged(
      int examination,
      String indicator,
      BigDecimal goal,
      @Nullable BigDecimal value,
      @Nullable Boolean byFigures,
      boolean claimed,
      @Nullable String reason,
      @Nullable String evidence,
      @Nullable String language,
      @Nullable Boolean agreed,
      @Nullable String partnersReason,
      @Nullable String partnersLanguage) {

    boolean isClaim() {
      return claimed && !Boolean.TRUE.equals(byFigures);
    }

    boolean reached() {
      return isClaim() ? Boolean.TRUE.equals(agreed) : claimed;
    }
  }

  /** What the country took over. */
  record HandedOver(
      String institution,
      int percent,
      String functions,
      @Nullable String budgetLine,
      @Nullable Integer staff,
      @Nullable String staffArrangements,
      String documents,
      @Nullable LocalDate on,
      String by,
      @Nullable String language) {}

  /** A lesson with its text. */
  record Lesson(
      String title,
      String text,
      @Nullable String adaptation,
      String by,
      @Nullable String language) {}

  /** Whether the capacity lasted, as it was found after the exit. */
  record Lasted(
      String lasted,
      String evidence,
      @Nullable Boolean budgetLineKept,
      @Nullable Boolean staffKept,
      @Nullable String services,
      Instant at,
      @Nullable String language) {}

  /** The examinations, the newest first. */
  List<Examined> examinations(InitiativeNumber number) {
    return database
        .sql(
            """
            select e.position, e.examined_with as "with", e.country_says_enough as enough,
              e.enough_reason, e.sustainability, e.sustainability_reason, e.impact,
              coalesce(p.name, e.examined_by) as by, e.examined_at as at, e.language
            from exit_examination e left join person p on p.user_id = e.examined_by
            where e.number = ? order by e.position desc
            """)
        .param(number)
        .query(Examined.class)
        .list();
  }

  /** What was said of each target, examination by examination, the newest first. */
  List<Judged> judged(InitiativeNumber number) {
    return database
        .sql(
"""
select j.examination, coalesce(t.indicator, j.target::text) as indicator, j.goal, j.value,
  j.by_figures, j.claimed, j.reason, j.evidence, e.language, p.agreed,
  p.reason as partners_reason, p.language as partners_language
from target_judgement j
  join exit_examination e on e.number = j.number and e.position = j.examination
  left join sufficiency_target t on t.number = j.number and t.position = j.target
  left join joint_judgement p on p.number = j.number and p.examination = j.examination
where j.number = ? order by j.examination desc, j.target
""")
        .param(number)
        .query(Judged.class)
        .list();
  }

  /** The hand-overs, the newest first. */
  List<HandedOver> handOvers(InitiativeNumber number) {
    return database
        .sql(
            """
            select h.*, coalesce(p.name, h.accepted_by) as by
            from hand_over h left join person p on p.user_id = h.accepted_by
            where h.number = ? order by h.position desc
            """)
        .param(number)
        .query((row, n) -> handedOver(row))
        .list();
  }

  private static HandedOver handedOver(ResultSet row) throws SQLException {
    return new HandedOver(
        row.getString("receiving_institution"),
        row.getInt("functions_percent"),
        lines(row.getArray("functions")),
        row.getString("budget_line_reference"),
        row.getObject("staff_taken_over", Integer.class),
        row.getString("staff_arrangements"),
        lines(row.getArray("documents")),
        row.getObject("handed_over_on", LocalDate.class),
        row.getString("by"),
        row.getString("language"));
  }

  private static String lines(Array several) throws SQLException {
    return Arrays.stream((Object[]) several.getArray())
        .map(String::valueOf)
        .collect(Collectors.joining("\n"));
  }

  List<Lesson> lessons(InitiativeNumber number) {
    return database
        .sql(
            """
            select l.title, l.text, l.adaptation, coalesce(p.name, l.recorded_by) as by, l.language
            from lesson l left join person p on p.user_id = l.recorded_by
            where l.number = ? order by l.id
            """)
        .param(number)
        .query(Lesson.class)
        .list();
  }

  List<Lasted> checks(InitiativeNumber number) {
    return database
        .sql(
"""
select lasted, evidence, budget_line_kept, staff_kept, services, checked_at as at, language
from lasting_check where number = ? order by position
""")
        .param(number)
        .query(Lasted.class)
        .list();
  }
}
