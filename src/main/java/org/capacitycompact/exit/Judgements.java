package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether sufficiency targets are reached (S4, S137): by the figures, or because country and
 * partner both say so (S132). The latest examination counts.
 */
@Embodies(
    value = {"S4", "S132", "S137"},
    as = Embodies.As.RULE)
@Component
class Judgements {

  private final JdbcClient database;
  private final Clock clock;

  Judgements(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The finding on a target.
   *
   * @param byFigures the result by figures; null without a value
   * @param claimed the country's statement
   * @param reason why it differs from the figures
   * @param agreed the partner's answer, if no figure proves the claim; null while there is none
   */
  record Judged(
      int target,
      @Nullable BigDecimal value,
      @Nullable Boolean byFigures,
      boolean claimed,
      @Nullable String reason,
      @Nullable String evidence,
      @Nullable Boolean agreed,
      @Nullable String partnersReason) {

    /** Whether no figure proves it, so that it counts only if both agree. */
    boolean isClaim() {
      return claimed && !Boolean.TRUE.equals(byFigures);
    }

    /** Whether the country's statement differs from the figures, in either direction. */
    boolean againstFigures() {
      return byFigures != null && byFigures != claimed;
    }

    boolean reached() {
      return isClaim() ? Boolean.TRUE.equals(agreed) : claimed;
    }
  }

  /** Whether a target is reached by a value; false without a value. */
  static boolean reached(SufficiencyTarget target, @Nullable BigDecimal value) {
    if (value == null) {
      return false;
    }
    int beside = value.compareTo(target.target());
    BigDecimal baseline = target.baseline();
    boolean downwards = baseline != null && baseline.compareTo(target.target()) > 0;
    return downwards ? beside <= 0 : beside >= 0;
  }

  /** Stores the latest examination's finding on a target. */
  void keep(
      InitiativeNumber number,
      SufficiencyTarget target,
      @Nullable BigDecimal value,
      boolean claimed,
      @Nullable String reason,
      @Nullable String evidence) {
    database
        .sql(
            """
            insert into target_judgement (number, examination, target, baseline, goal, value,
              by_figures, claimed, reason, evidence)
            values (?, (select max(position) from exit_examination where number = ?), ?, ?, ?, ?,
              ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                number,
                number,
                target.position(),
                target.baseline(),
                target.target(),
                value,
                value == null ? null : reached(target, value),
                claimed,
                reason,
                evidence))
        .update();
  }

  /** Stores the partner's answer to the latest examination. */
  void recordPartnerAnswer(
      InitiativeNumber number, boolean agreed, @Nullable String reason, String by) {
    database
        .sql(
            """
            insert into joint_judgement (number, examination, agreed, reason, judged_by, judged_at)
            values (?, (select max(position) from exit_examination where number = ?), ?, ?, ?, ?)
            """)
        .params(Arrays.asList(number, number, agreed, reason, by, SqlTime.now(clock)))
        .update();
  }

  /**
   * The latest examination's findings by target; empty for an examination that stored no figures.
   */
  List<Judged> latest(InitiativeNumber number) {
    return database
        .sql(
            """
            select t.target, t.value, t.by_figures, t.claimed, t.reason, t.evidence, j.agreed,
              j.reason as partners_reason
            from target_judgement t left join joint_judgement j using (number, examination)
            where t.number = :number and t.examination =
              (select max(position) from exit_examination where number = :number)
            order by t.target
            """)
        .param("number", number)
        .query(Judged.class)
        .list();
  }

  /**
   * The reached targets. For examinations before figures were evaluated, only the figures count.
   */
  List<Integer> reached(InitiativeNumber number, List<SufficiencyTarget> targets) {
    List<Judged> judged = latest(number);
    return judged.isEmpty()
        ? targets.stream()
            .filter(target -> reached(target, target.actual()))
            .map(SufficiencyTarget::position)
            .toList()
        : judged.stream().filter(Judged::reached).map(Judged::target).toList();
  }
}
