package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether sufficiency targets are reached (S4, S137): the figures say so, or country and partner
 * judge it so together (S132). The latest examination counts.
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
   * What was found of a target.
   *
   * @param byFigures what the figures say; null where there is no value
   * @param claimed what the country says
   * @param reason why it says otherwise than the figures
   * @param agreed what the partner said of what no figure shows; null while it has said nothing
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

    /** No figure shows it: it counts where both judge it so. */
    boolean isClaim() {
      return claimed && !Boolean.TRUE.equals(byFigures);
    }

    /** The country says otherwise than the figures, whichever way. */
    boolean againstFigures() {
      return byFigures != null && byFigures != claimed;
    }

    boolean reached() {
      return isClaim() ? Boolean.TRUE.equals(agreed) : claimed;
    }
  }

  /** What the figures say of a target at a value: false too where there is none. */
  static boolean reached(SufficiencyTarget target, @Nullable BigDecimal value) {
    if (value == null) {
      return false;
    }
    int beside = value.compareTo(target.target());
    BigDecimal baseline = target.baseline();
    boolean downwards = baseline != null && baseline.compareTo(target.target()) > 0;
    return downwards ? beside <= 0 : beside >= 0;
  }

  /** Keeps what the latest examination found of a target. */
  void keep(
      String number,
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

  /** Keeps what the partner said of the latest examination. */
  void judged(String number, boolean agreed, @Nullable String reason, String by) {
    database
        .sql(
            """
            insert into joint_judgement (number, examination, agreed, reason, judged_by, judged_at)
            values (?, (select max(position) from exit_examination where number = ?), ?, ?, ?, ?)
            """)
        .params(
            Arrays.asList(
                number, number, agreed, reason, by, clock.instant().atOffset(ZoneOffset.UTC)))
        .update();
  }

  /** What the latest examination found, target by target; none of one that kept no figures. */
  List<Judged> latest(String number) {
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
   * The targets that are reached. Of what was examined before figures were computed only the
   * figures count.
   */
  List<Integer> reached(String number, List<SufficiencyTarget> targets) {
    List<Judged> judged = latest(number);
    return judged.isEmpty()
        ? targets.stream()
            .filter(target -> reached(target, target.actual()))
            .map(SufficiencyTarget::position)
            .toList()
        : judged.stream().filter(Judged::reached).map(Judged::target).toList();
  }
}
