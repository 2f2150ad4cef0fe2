package org.capacitycompact.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Corrections of figures reported by the implementing institution: a wrong figure stays on record,
 * with the right one, who corrected it and why (S33, S37). The corrected report repeats the one
 * before, with the same date and the right figure; if the course was judged by the wrong figure, it
 * is judged again at once.
 */
@Embodies(value = "S37", as = Embodies.As.RECORD)
@Component
public class FigureCorrections {

  /** The form that asks for one. */
  public static final String FORM = "correct-report";

  /** What {@link Figure#key()} says of all that was spent. */
  private static final String SPENT = "spent";

  private static final String MILESTONE = "milestone";

  private final ProgressReports reports;
  private final Milestones milestones;
  private final Initiatives initiatives;
  private final CourseFacts course;
  private final Criteria criteria;
  private final Verdicts verdicts;
  private final Chronicle chronicle;
  private final CourseQuestions asked;
  private final InitiativeLock lock;
  private final JdbcClient database;
  private final Clock clock;

  FigureCorrections(
      ProgressReports reports,
      Milestones milestones,
      Initiatives initiatives,
      CourseFacts course,
      Criteria criteria,
      Verdicts verdicts,
      Chronicle chronicle,
      CourseQuestions asked,
      InitiativeLock lock,
      JdbcClient database,
      Clock clock) {
    this.reports = reports;
    this.milestones = milestones;
    this.initiatives = initiatives;
    this.course = course;
    this.criteria = criteria;
    this.verdicts = verdicts;
    this.chronicle = chronicle;
    this.asked = asked;
    this.lock = lock;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A figure as it counts now.
   *
   * @param key {@code spent}, or the milestone whose delivery reported it: {@code milestone1}
   * @param title the milestone's title; null for the total spent
   */
  public record Figure(String key, @Nullable String title, Money amount) {}

  /** Why a correction is refused. */
  public enum Refusal {
    /** Nobody has reported this figure. */
    NOT_REPORTED,
    /** It equals the present figure. */
    SAME,
    /** The total spent must not be less than the deliveries report. */
    LESS_THAN_DELIVERIES,
    /** A delivery must not report more than the milestone's amount. */
    MORE_THAN_MILESTONE,
    /** The deliveries together must not report more than the total spent. */
    MORE_THAN_TOTAL
  }

  /**
   * The result of a correction.
   *
   * @param refusal why nothing was changed; null when it was corrected
   * @param bound the amount that the refusal mentions, if any
   */
  public record Outcome(@Nullable Refusal refusal, @Nullable Money bound) {}

  /**
   * A recorded correction.
   *
   * @param milestone whose delivery reported the figure; null for the total spent
   */
  record Correction(
      @Nullable MilestonePosition milestone,
      Money was,
      Money correctedTo,
      String reason,
      String person,
      Instant correctedAt,
      @Nullable String language) {}

  /** The figures that can be corrected; empty before anything was reported. */
  public List<Figure> of(InitiativeNumber number) {
    List<Figure> figures = new ArrayList<>();
    reports
        .latest(number)
        .ifPresent(report -> figures.add(new Figure(SPENT, null, report.spent())));
    for (Milestone milestone : milestones.of(number)) {
      Money told = milestone.spent();
      if (told != null && milestone.state() != MilestoneState.PLANNED) {
        figures.add(new Figure(MILESTONE + milestone.position(), milestone.title(), told));
      }
    }
    return figures;
  }

  /** Whether there are figures that this person may correct now. */
  public boolean canBeCorrected(InitiativeNumber number, Actor actor) {
    return initiatives.get(number).status().isOpen()
        && Right.REPORT_PROGRESS.on(actor, initiatives.get(number).country())
        && !of(number).isEmpty();
  }

  /** Puts a figure right; what is judged from it is judged again. */
  public Outcome correct(
      InitiativeNumber number, Actor by, String key, Money right, String reason) {
    return lock.shared(number, () -> corrected(number, by, key, right, reason));
  }

  private Outcome corrected(
      InitiativeNumber number, Actor by, String key, Money right, String reason) {
    reports.lockFigures(number);
    Optional<Figure> figure =
        of(number).stream().filter(each -> each.key().equals(key)).findFirst();
    if (figure.isEmpty()) {
      return new Outcome(Refusal.NOT_REPORTED, null);
    }
    Money was = figure.get().amount();
    if (was.equals(right)) {
      return new Outcome(Refusal.SAME, was);
    }
    Outcome outcome =
        key.equals(SPENT)
            ? total(number, by, was, right, reason)
            : ofMilestone(number, by, key, was, right, reason);
    if (outcome.refusal() == null) {
      judgeAgain(number);
    }
    return outcome;
  }

  private Outcome total(InitiativeNumber number, Actor by, Money was, Money right, String reason) {
    Money told = milestones.spent(number);
    if (right.isLessThan(told)) {
      return new Outcome(Refusal.LESS_THAN_DELIVERIES, told);
    }
    keep(number, null, by, was, right, reason);
    reports.repeat(number, right, by.userId());
    return new Outcome(null, null);
  }

  private Outcome ofMilestone(
      InitiativeNumber number, Actor by, String key, Money was, Money right, String reason) {
    Milestone milestone =
        milestones.get(number, MilestonePosition.parse(key.substring(MILESTONE.length())));
    Optional<Money> total = reports.latest(number).map(ProgressReports.Report::spent);
    if (right.isMoreThan(was)
        && !right.isMoreThan(milestone.amount())
        && total.isPresent()
        && milestones.spent(number).minus(was).plus(right).isMoreThan(total.get())) {
      return new Outcome(Refusal.MORE_THAN_TOTAL, total.get());
    }
    if (!milestone.correctSpent(right)) {
      return new Outcome(Refusal.MORE_THAN_MILESTONE, milestone.amount());
    }
    milestones.flush();
    keep(number, milestone.position(), by, was, right, reason);
    if (milestone.isVerified()) {
      chronicle.record(
          number,
          "figure.correctedAfterVerification",
          null,
          String.valueOf(milestone.position()),
          was.plain(),
          right.plain());
    }
    return new Outcome(null, null);
  }

  /** Puts a correction of all that was spent on record, before the report that tells less. */
  void keepTotal(InitiativeNumber number, Actor by, Money was, Money right, String reason) {
    keep(number, null, by, was, right, reason);
  }

  private void keep(
      InitiativeNumber number,
      @Nullable MilestonePosition milestone,
      Actor by,
      Money was,
      Money right,
      String reason) {
    database
        .sql(
            """
            insert into figure_correction
              (number, milestone, was, corrected_to, reason, corrected_by, corrected_at)
            values (:number, :milestone, :was, :right, :reason, :by, :now)
            """)
        .param("number", number)
        .param("milestone", milestone == null ? null : milestone.value(), java.sql.Types.INTEGER)
        .param("was", was.amount())
        .param("right", right.amount())
        .param("reason", reason)
        .param("by", by.userId())
        .param("now", SqlTime.now(clock))
        .update();
    chronicle.record(
        number,
        milestone == null ? "figure.corrected" : "figure.correctedOfMilestone",
        by,
        was.plain(),
        right.plain(),
        reason,
        String.valueOf(milestone));
  }

  /**
   * If the course was judged by a wrong figure, judges it again by the right one, and asks whoever
   * would have been asked.
   */
  void judgeAgain(InitiativeNumber number) {
    verdicts
        .latest(number, DecideCourse.DECISION)
        .ifPresent(
            before -> {
              Verdict now =
                  criteria.decide(DecideCourse.DECISION, number, before.step(), course.of(number));
              chronicle.record(number, "course." + now.outcome(), null);
              if (Course.isWorse(now.outcome(), before.outcome())) {
                asked.about(number, now.outcome());
              }
            });
  }

  /** All corrections, newest first, with the names of who made them. */
  List<Correction> made(InitiativeNumber number) {
    return database
        .sql(
            """
            select c.milestone, c.was, c.corrected_to, c.reason,
              coalesce(p.name, c.corrected_by) as person, c.corrected_at, c.language
            from figure_correction c left join person p on p.user_id = c.corrected_by
            where c.number = ? order by c.id desc
            """)
        .param(number)
        .query((row, n) -> correction(row))
        .list();
  }

  private static Correction correction(ResultSet row) throws SQLException {
    Integer milestone = row.getObject("milestone", Integer.class);
    return new Correction(
        milestone == null ? null : new MilestonePosition(milestone),
        AccountingCurrency.of(row.getBigDecimal("was")),
        AccountingCurrency.of(row.getBigDecimal("corrected_to")),
        row.getString("reason"),
        row.getString("person"),
        row.getTimestamp("corrected_at").toInstant(),
        row.getString("language"));
  }
}
