package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.TargetPath;
import org.capacitycompact.plan.TargetPath.Point;
import org.capacitycompact.plan.TargetPaths;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.rulebook.DecisionResult;
import org.springframework.stereotype.Service;

/**
 * How near each sufficiency target is: reached, ahead of its agreed path, on it, or behind. The
 * figures are gathered here, the word is the table's (S4, S33, S41). It is read whenever somebody
 * looks, and nothing is recorded.
 */
@Embodies(
    value = {"S4", "S33"},
    as = Embodies.As.RULE)
@Service
public class TargetProgress {

  public static final String DECISION = "target-progress";

  private final TargetPaths paths;
  private final Criteria criteria;
  private final CountryDays days;

  TargetProgress(TargetPaths paths, Criteria criteria, CountryDays days) {
    this.paths = paths;
    this.criteria = criteria;
    this.days = days;
  }

  /**
   * A target, and how near it is.
   *
   * @param word the table's: reached, ahead, onCourse, behind, farBehind, notMeasured
   */
  public record Progress(TargetPath path, String word) {}

  /** Of all targets of an initiative, in the order of its plan, whatever their number. */
  public List<Progress> of(InitiativeNumber number) {
    List<TargetPath> all = paths.of(number);
    if (all.isEmpty()) {
      return List.of();
    }
    LocalDate today = days.todayOf(number);
    List<DecisionResult> said =
        criteria.evaluateCurrent(DECISION, all.stream().map(path -> facts(path, today)).toList());
    return IntStream.range(0, all.size())
        .mapToObj(n -> new Progress(all.get(n), said.get(n).outcome()))
        .toList();
  }

  /**
   * What the table asks. What was due is that of the day of the newest value, so that an initiative
   * is not behind because its next report is not due yet; once the target's own day has passed, the
   * whole way was due.
   */
  static Facts facts(TargetPath path, LocalDate today) {
    Optional<Point> newest = path.newest();
    Optional<BigDecimal> done = newest.map(Point::value).flatMap(path::wayDone);
    Optional<BigDecimal> due =
        path.wayDue(today.isAfter(path.due()) ? today : newest.map(Point::on).orElse(today));
    Origin measured =
        new Origin.Counted(
            Records.SUFFICIENCY_TARGETS, newest.map(point -> point.on().toString()).orElse(null));
    return new Facts()
        .put("foundReached", path.found(), Origin.counted(Records.SUFFICIENCY_TARGETS))
        .put("wayDonePercent", done.orElse(null), measured)
        .put("wayDuePercent", due.orElse(null), Origin.counted(Records.SUFFICIENCY_TARGETS))
        .put("aheadPoints", done.flatMap(way -> due.map(way::subtract)).orElse(null), measured)
        .put(
            "valueAgeDays",
            newest
                .map(point -> (int) Math.max(0, ChronoUnit.DAYS.between(point.on(), today)))
                .orElse(null),
            measured);
  }
}
