package org.capacitycompact.rulebook.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.capacitycompact.rulebook.replay.Change;
import org.capacitycompact.rulebook.replay.Replay;
import org.capacitycompact.rulebook.replay.ReplayResults.Blame;
import org.capacitycompact.rulebook.replay.ReplayResults.Move;
import org.capacitycompact.rulebook.replay.Replayed;
import org.capacitycompact.rulebook.replay.RuleLine;
import org.capacitycompact.rulebook.replay.RuleLine.CellChange;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the results of a run into the reader's words. */
@Component
class ReplayWords {

  private final Wording wording;
  private final DecisionWords decisions;

  ReplayWords(Wording wording, DecisionWords decisions) {
    this.wording = wording;
    this.decisions = decisions;
  }

  /** How many verdicts would change in this way; {@code key} is the filter's value. */
  record CountView(String key, Tag change, int verdicts) {}

  /** An outcome: how many verdicts have it, and how many would have it. */
  record OutcomeView(String outcome, int before, int after) {}

  record MoveView(String before, String after, int verdicts) {}

  /** A row of the table: its place, its annotation, and the cells that the draft changed. */
  record BlameView(
      String where,
      String why,
      List<CellChange> changes,
      int toFail,
      int toPass,
      int other,
      int detail) {}

  /** One verdict; figures are empty when a decision has none. */
  record RowView(
      String number,
      String step,
      String decidedOn,
      Tag change,
      String outcomes,
      String scores,
      String gates,
      List<String> criteria,
      List<String> rules) {}

  String decision(String decision, Locale language) {
    return wording.find(language, "clauses.table." + decision).orElse(decision);
  }

  Tag change(Change change, Locale language) {
    String kind =
        switch (change) {
          case PASS_TO_FAIL, UNANSWERED -> "bad";
          case FAIL_TO_PASS -> "ok";
          case OTHER_OUTCOME -> "warn";
          case DETAIL, SAME -> "";
        };
    return new Tag(wording.say(language, "replay.change." + change), kind);
  }

  List<CountView> counts(Map<Change, Integer> counts, Locale language) {
    return counts.entrySet().stream()
        .map(
            each ->
                new CountView(
                    each.getKey().name(), change(each.getKey(), language), each.getValue()))
        .toList();
  }

  /** The period that a run covers. */
  String period(Replay run, Locale language) {
    String since = run.since() == null ? "" : wording.day(run.since(), language);
    String until = run.until() == null ? "" : wording.day(run.until(), language);
    String key =
        since.isEmpty()
            ? until.isEmpty() ? "replay.period.all" : "replay.period.until"
            : until.isEmpty() ? "replay.period.since" : "replay.period.both";
    return wording.say(language, key, since, until);
  }

  List<OutcomeView> outcomes(String decision, List<Move> moves, Locale language) {
    Map<String, int[]> sums = new LinkedHashMap<>();
    for (Move move : moves) {
      sums.computeIfAbsent(move.before(), any -> new int[2])[0] += move.verdicts();
      sums.computeIfAbsent(move.after(), any -> new int[2])[1] += move.verdicts();
    }
    return sums.entrySet().stream()
        .map(
            each ->
                new OutcomeView(
                    outcome(decision, each.getKey(), language),
                    each.getValue()[0],
                    each.getValue()[1]))
        .toList();
  }

  /** The changes to another outcome. */
  List<MoveView> moves(String decision, List<Move> moves, Locale language) {
    return moves.stream()
        .filter(move -> !move.before().equals(move.after()))
        .map(
            move ->
                new MoveView(
                    outcome(decision, move.before(), language),
                    outcome(decision, move.after(), language),
                    move.verdicts()))
        .toList();
  }

  List<BlameView> blames(List<Blame> blames, Locale language) {
    return blames.stream()
        .map(
            each ->
                new BlameView(
                    where(each.rule(), each.line(), language),
                    each.line().map(RuleLine::why).orElse(""),
                    each.line().map(RuleLine::changes).orElse(List.of()),
                    each.toFail(),
                    each.toPass(),
                    each.otherOutcome(),
                    each.detail()))
        .toList();
  }

  RowView row(
      String decision, Replayed each, Function<String, Optional<RuleLine>> lines, Locale language) {
    return new RowView(
        each.number(),
        step(each.step(), language),
        wording.day(each.decidedAt(), language),
        change(each.change(), language),
        pair(
            outcome(decision, each.outcomeBefore(), language),
            outcome(decision, each.outcomeAfter(), language),
            language),
        pair(figure(each.scoreBefore()), figure(each.scoreAfter()), language),
        pair(figure(each.gatesBefore()), figure(each.gatesAfter()), language),
        each.criteria(),
        each.rules().stream().map(rule -> said(rule, lines.apply(rule), language)).toList());
  }

  String step(String step, Locale language) {
    return wording.find(language, "step." + step).orElseGet(() -> wording.task(step, language));
  }

  private String outcome(String decision, String outcome, Locale language) {
    return outcome.isEmpty() ? "" : decisions.outcome(decision, outcome, language).words();
  }

  /** The row's place, with its annotation. */
  private String said(String rule, Optional<RuleLine> line, Locale language) {
    String why = line.map(RuleLine::why).orElse("");
    String where = where(rule, line, language);
    return why.isEmpty() ? where : wording.say(language, "replay.rule.why", where, why);
  }

  private String where(String rule, Optional<RuleLine> line, Locale language) {
    return line.map(
            row -> wording.say(language, "replay.rule", String.valueOf(row.row()), row.table()))
        .orElse(rule);
  }

  private String pair(String before, String after, Locale language) {
    if (before.equals(after)) {
      return before;
    }
    String none = wording.say(language, "replay.none");
    return wording.say(
        language, "replay.pair", before.isEmpty() ? none : before, after.isEmpty() ? none : after);
  }

  private static String figure(@Nullable Integer figure) {
    return figure == null ? "" : figure.toString();
  }

  private static Object cell(@Nullable Integer figure) {
    return figure == null ? "" : figure;
  }

  /** The cells of a row in a file, with the results before and after in separate columns. */
  Object[] cells(
      String decision, Replayed each, Function<String, Optional<RuleLine>> lines, Locale language) {
    Collection<String> rules = new ArrayList<>();
    each.rules().forEach(rule -> rules.add(said(rule, lines.apply(rule), language)));
    return new Object[] {
      each.verdict(),
      each.number(),
      step(each.step(), language),
      each.decidedAt(),
      change(each.change(), language).words(),
      outcome(decision, each.outcomeBefore(), language),
      outcome(decision, each.outcomeAfter(), language),
      cell(each.scoreBefore()),
      cell(each.scoreAfter()),
      cell(each.gatesBefore()),
      cell(each.gatesAfter()),
      String.join(" ", each.criteria()),
      String.join(" · ", rules)
    };
  }
}
