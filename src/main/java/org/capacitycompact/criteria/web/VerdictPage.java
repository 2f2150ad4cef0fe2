package org.capacitycompact.criteria.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.criteria.Difference;
import org.capacitycompact.criteria.Difference.Changed;
import org.capacitycompact.criteria.Difference.Found;
import org.capacitycompact.criteria.Recomputation.Again;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.VerdictLine;
import org.capacitycompact.criteria.web.OriginWords.OriginView;
import org.capacitycompact.criteria.web.VerdictView.FindingView;
import org.capacitycompact.rulebook.Finding;
import org.capacitycompact.rulebook.web.DecisionWords;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a recorded verdict, and the differences between two, into a reader's words. */
@Component
class VerdictPage {

  private final DecisionWords words;
  private final OriginWords origins;
  private final VerdictViews views;
  private final Wording wording;

  VerdictPage(DecisionWords words, OriginWords origins, VerdictViews views, Wording wording) {
    this.words = words;
    this.origins = origins;
    this.views = views;
    this.wording = wording;
  }

  /** A verdict in the list. */
  record LineView(
      long id,
      String decision,
      Tag outcome,
      @Nullable Integer score,
      int gatesFailed,
      String step,
      int version,
      String at,
      String by) {}

  /** A fact; {@code asked} is its name in the table. */
  record FactView(String asked, String value, boolean known, OriginView origin) {}

  /**
   * The verdict itself.
   *
   * @param by whose act led to it, in words
   * @param rows ids of the rows that gave the outcome
   */
  record View(
      long id,
      String decisionId,
      String decision,
      Tag outcome,
      @Nullable Integer score,
      int gatesFailed,
      String step,
      int version,
      String deployment,
      String at,
      String by,
      String country,
      List<String> rows,
      List<OutputView> outputs,
      List<FactView> facts,
      List<FindingView> open,
      List<FindingView> met) {}

  /** An output other than the outcome. */
  record OutputView(String name, String value) {}

  /** A difference: its name, the old and the new value. */
  record ChangeView(String name, String before, String after) {}

  /** The differences in words; {@code none} when there are none. */
  record DifferenceView(
      List<ChangeView> said, List<ChangeView> facts, List<ChangeView> findings, boolean none) {}

  LineView line(VerdictLine line, Map<String, String> names, Locale language) {
    return new LineView(
        line.id(),
        words.decision(line.decision(), language),
        words.outcome(line.decision(), line.outcome(), language),
        line.score(),
        Objects.requireNonNullElse(line.gatesFailed(), 0),
        step(line.step(), language),
        line.version(),
        wording.moment(line.decidedAt(), language),
        by(line.setGoingBy(), names, language));
  }

  /** A verdict as a row of a file. */
  Object[] cells(VerdictLine line, Map<String, String> names, Locale language) {
    LineView view = line(line, names, language);
    return new Object[] {
      line.id(),
      view.decision(),
      view.outcome().words(),
      line.score() == null ? "" : line.score(),
      line.gatesFailed() == null ? "" : line.gatesFailed(),
      view.step(),
      line.version(),
      view.by(),
      line.decidedAt()
    };
  }

  View view(Verdict verdict, Verdict.Kept kept, Locale language) {
    Map<String, String> names = origins.names(verdict.origins().values(), kept.setGoingBy());
    return new View(
        kept.id(),
        verdict.decision(),
        words.decision(verdict.decision(), language),
        words.outcome(verdict.decision(), verdict.outcome(), language),
        verdict.score(),
        Objects.requireNonNullElse(verdict.gatesFailed(), 0),
        step(verdict.step(), language),
        verdict.version(),
        kept.deploymentId(),
        wording.moment(verdict.decidedAt(), language),
        by(kept.setGoingBy(), names, language),
        kept.country() == null ? "" : wording.country(kept.country(), language),
        kept.rules(),
        outputs(verdict, language),
        verdict.facts().entrySet().stream()
            .map(
                fact ->
                    new FactView(
                        words.fact(fact.getKey(), language),
                        words.value(fact.getValue(), language),
                        fact.getValue() != null,
                        origins.of(
                            verdict.origins().get(fact.getKey()),
                            verdict.number(),
                            names,
                            language)))
            .toList(),
        verdict.open().stream().map(each -> views.view(each, verdict, language)).toList(),
        verdict.met().stream().map(each -> views.view(each, verdict, language)).toList());
  }

  DifferenceView difference(Difference difference, String decision, Locale language) {
    return new DifferenceView(
        difference.said().stream().map(each -> said(each, decision, language)).toList(),
        difference.facts().stream()
            .map(each -> changed(words.fact(each.name(), language), each, language))
            .toList(),
        difference.findings().stream().map(each -> found(each, language)).toList(),
        difference.isEmpty());
  }

  DifferenceView difference(Again again, Locale language) {
    return difference(again.difference(), again.now().decision(), language);
  }

  String names(VerdictLine line, Locale language) {
    return wording.say(
        language,
        "verdict.one",
        words.outcome(line.decision(), line.outcome(), language).words(),
        wording.moment(line.decidedAt(), language));
  }

  private List<OutputView> outputs(Verdict verdict, Locale language) {
    return verdict.outputs().entrySet().stream()
        .filter(output -> wording.find(language, "verdict.output." + output.getKey()).isPresent())
        .filter(output -> !output.getKey().equals("score"))
        .filter(output -> !output.getKey().equals("gatesFailed"))
        .map(
            output ->
                new OutputView(
                    words.output(output.getKey(), language),
                    words.value(output.getValue(), language)))
        .toList();
  }

  private ChangeView said(Changed changed, String decision, Locale language) {
    String name = words.output(changed.name(), language);
    return changed.name().equals("outcome")
        ? new ChangeView(
            name,
            words.outcome(decision, String.valueOf(changed.before()), language).words(),
            words.outcome(decision, String.valueOf(changed.after()), language).words())
        : changed(name, changed, language);
  }

  private ChangeView changed(String name, Changed changed, Locale language) {
    return new ChangeView(
        name, words.value(changed.before(), language), words.value(changed.after(), language));
  }

  private ChangeView found(Found found, Locale language) {
    return new ChangeView(
        views.clause(found.criterion(), language),
        level(found.before(), language),
        level(found.after(), language));
  }

  private String level(@Nullable Finding finding, Locale language) {
    return finding == null
        ? wording.say(language, "verdict.notAsked")
        : wording.say(
            language,
            finding.gate() ? "verdict.found.gate" : "verdict.found",
            wording.say(language, "verdict.level." + finding.level()),
            finding.points(),
            finding.weight());
  }

  private String step(String step, Locale language) {
    return wording
        .find(language, "step." + step)
        .orElseGet(() -> step.isEmpty() ? "" : wording.task(step, language));
  }

  private String by(@Nullable String userId, Map<String, String> names, Locale language) {
    return userId == null
        ? wording.say(language, "verdict.by.rule")
        : Objects.requireNonNullElse(names.get(userId), userId);
  }
}
