package org.capacitycompact.criteria.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.criteria.TargetProgress;
import org.capacitycompact.criteria.TargetProgress.Progress;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.plan.Measure;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.plan.TargetPath;
import org.capacitycompact.plan.TargetPath.Point;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When it is enough, and how near each target is: figure, word, picture and table. */
@Embodies(
    value = {"S4", "S137"},
    as = Embodies.As.REPORT)
@Component
class TargetsOnInitiative implements InitiativePart {

  private final TargetProgress progress;
  private final DecisionWords decisions;
  private final Wording wording;

  TargetsOnInitiative(TargetProgress progress, DecisionWords decisions, Wording wording) {
    this.progress = progress;
    this.decisions = decisions;
    this.wording = wording;
  }

  /** A line of the table beside a picture: a day, and what was found or agreed for it. */
  record Line(String day, String value, boolean agreed) {}

  /**
   * A sufficiency target as its reader sees it.
   *
   * @param now the newest value, or the baseline; null while neither is known
   * @param found what an examination found against it; null where none did
   * @param sentence what the picture shows
   */
  record TargetView(
      int position,
      String indicator,
      @Nullable String language,
      @Nullable String now,
      String enough,
      Tag word,
      @Nullable String found,
      TargetChart chart,
      String sentence,
      String begins,
      String ends,
      List<Line> lines) {}

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    boolean mirrored = wording.say(language, "thisLanguage.direction").equals("rtl");
    return Map.of(
        "enough",
        progress.of(initiative.number()).stream()
            .map(each -> view(each, mirrored, language))
            .toList());
  }

  private TargetView view(Progress target, boolean mirrored, Locale language) {
    TargetPath path = target.path();
    BigDecimal baseline = path.baseline();
    String enough = value(path.enough(), path.measure(), language);
    String due = wording.day(path.due(), language);
    String now =
        path.newest()
            .map(newest -> value(newest.value(), path.measure(), language))
            .orElse(baseline == null ? null : value(baseline, path.measure(), language));
    return new TargetView(
        path.position(),
        path.indicator(),
        path.language(),
        now,
        enough,
        decisions.outcome(TargetProgress.DECISION, target.word(), language),
        Boolean.FALSE.equals(path.found())
            ? wording.say(language, "overview.target.notFound")
            : null,
        TargetChart.of(path, mirrored),
        sentence(path, enough, due, language),
        baseline == null
            ? ""
            : wording.say(
                language,
                "overview.target.begins",
                value(baseline, path.measure(), language),
                wording.day(path.from(), language)),
        wording.say(language, "overview.target.ends", enough, due),
        lines(path, language));
  }

  private String sentence(TargetPath path, String enough, String due, Locale language) {
    BigDecimal baseline = path.baseline();
    String begins =
        baseline == null
            ? wording.say(language, "overview.target.noBaseline")
            : wording.say(
                language,
                "overview.target.from",
                value(baseline, path.measure(), language),
                wording.day(path.from(), language));
    String measured =
        path.newest()
            .map(newest -> measured(path, newest, language))
            .orElseGet(() -> wording.say(language, "overview.target.unmeasured"));
    return wording.say(language, "overview.target.sentence", begins, measured, enough, due);
  }

  private String measured(TargetPath path, Point newest, Locale language) {
    String value = value(newest.value(), path.measure(), language);
    String day = wording.day(newest.on(), language);
    return path.expected(newest.on())
        .map(
            expected ->
                wording.say(
                    language,
                    "overview.target.measured",
                    value,
                    day,
                    value(rounded(expected), path.measure(), language)))
        .orElseGet(() -> wording.say(language, "overview.target.measuredOnly", value, day));
  }

  /**
   * What is expected lies between figures that people wrote: one place behind the point says it.
   */
  private static BigDecimal rounded(BigDecimal expected) {
    return expected.setScale(1, RoundingMode.HALF_UP);
  }

  private List<Line> lines(TargetPath path, Locale language) {
    List<Line> lines = new ArrayList<>();
    BigDecimal baseline = path.baseline();
    if (baseline != null) {
      lines.add(line(path.from(), baseline, "overview.target.line.baseline", path, language));
    }
    path.values()
        .forEach(
            each ->
                lines.add(
                    new Line(
                        wording.day(each.on(), language),
                        value(each.value(), path.measure(), language),
                        false)));
    path.onTheWay()
        .forEach(
            each ->
                lines.add(
                    line(each.on(), each.value(), "overview.target.line.agreed", path, language)));
    lines.add(line(path.due(), path.enough(), "overview.target.line.enough", path, language));
    return lines;
  }

  private Line line(LocalDate on, BigDecimal value, String said, TargetPath path, Locale language) {
    return new Line(
        wording.day(on, language),
        wording.say(language, said, value(value, path.measure(), language)),
        true);
  }

  private String value(BigDecimal value, Measure measure, Locale language) {
    return switch (measure) {
      case PERCENT ->
          wording.say(language, "overview.target.percent", Figures.number(value, language));
      case YES_NO -> wording.say(language, value.signum() > 0 ? "form.yes" : "form.no");
      default -> Figures.number(value, language);
    };
  }
}
