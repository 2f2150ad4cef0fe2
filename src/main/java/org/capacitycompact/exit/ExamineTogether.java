package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.exit.Examinations.Examination;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Country and partner examine impact and sustainability together, target by target (S4, S132,
 * S137).
 */
@Component
class ExamineTogether implements TaskHandler {

  private static final String TARGET = "sufficiency";

  private final Examinations examinations;
  private final Judgements judgements;
  private final Plans plans;
  private final Chronicle chronicle;
  private final ExitWords words;

  ExamineTogether(
      Examinations examinations,
      Judgements judgements,
      Plans plans,
      Chronicle chronicle,
      ExitWords words) {
    this.examinations = examinations;
    this.judgements = judgements;
    this.chronicle = chronicle;
    this.plans = plans;
    this.words = words;
  }

  @Override
  public String task() {
    return ExitProcess.EXAMINE_TOGETHER;
  }

  @Override
  public Right right() {
    return Right.EXAMINE_EXIT;
  }

  /** What is known already: the values that were last reported. */
  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> known = new LinkedHashMap<>();
    for (SufficiencyTarget target : plans.sufficiencyTargets(task.number())) {
      if (target.actual() != null) {
        known.put(key(target.position()) + "Actual", ExitWords.plain(target.actual()));
      }
    }
    return known;
  }

  @Override
  public List<AskedRows> rows(TaskInHand task) {
    return List.of(words.examined(TARGET, plans.sufficiencyTargets(task.number())));
  }

  @Override
  public Map<String, Need> needs(TaskInHand task) {
    return needs(planned(task.number()));
  }

  /** If there are figures, they decide; a different answer needs a reason (S137). */
  private static Map<String, Need> needs(Map<Integer, SufficiencyTarget> planned) {
    Map<String, Need> needs = new LinkedHashMap<>();
    planned.forEach(
        (slot, target) -> {
          String key = key(slot);
          if (target.actual() == null) {
            needs.put(key + "Reached", Need.when("!" + key + "Actual", "exit.target.missing"));
          }
          needs.put(
              key + "Evidence",
              Need.told(
                  "exit.needed.evidence",
                  answers -> answered(target, answers) && claimed(target, answers),
                  "exit.target.evidence"));
          needs.put(
              key + "Reason",
              Need.told(
                  "exit.needed.reason",
                  answers -> isAgainstFigures(target, answers),
                  "exit.target.againstFigures",
                  ExitWords.plain(target.target())));
        });
    needs.put(
        "examinedWith",
        Need.told("exit.needed.with", answers -> claims(planned, answers), "exit.judgement.with"));
    return needs;
  }

  private static boolean answered(SufficiencyTarget target, Answers answers) {
    return value(target, answers) != null
        || said(answers, target, "Reached", Answers::optionalBool).isPresent();
  }

  private static boolean isAgainstFigures(SufficiencyTarget target, Answers answers) {
    BigDecimal value = value(target, answers);
    return value != null && claimed(target, answers) != Judgements.reached(target, value);
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    Map<Integer, SufficiencyTarget> planned = planned(task.number());
    List<FieldError> errors = new ArrayList<>();
    for (SufficiencyTarget target : planned.values()) {
      said(answers, target, "Actual", Answers::optionalDecimal)
          .flatMap(target.measure()::against)
          .ifPresent(why -> errors.add(FieldError.of(key(target.position()) + "Actual", why)));
    }
    errors.addAll(Need.unmet(needs(planned), answers));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    InitiativeNumber number = task.number();
    boolean enough = answers.bool("countrySaysEnough");
    examinations.recordExamination(
        number,
        new Examination(
            answers.optionalText("examinedWith").orElse(null),
            enough,
            answers.optionalText("enoughReason").orElse(null),
            answers.text("sustainability"),
            answers.optionalText("sustainabilityReason").orElse(null),
            answers.text("impact")),
        task.actor().userId());
    Map<Integer, SufficiencyTarget> planned = planned(number);
    boolean claims = claims(planned, answers);
    planned.values().forEach(target -> keep(number, target, answers));
    Route route = Route.to(ExitProcess.JUDGEMENT, claims ? "asked" : "none");
    return route.telling(claims ? "claims" : enough ? "enough" : "done");
  }

  private void keep(InitiativeNumber number, SufficiencyTarget target, Answers answers) {
    BigDecimal value = value(target, answers);
    boolean claimed = claimed(target, answers);
    String evidence = said(answers, target, "Evidence", Answers::optionalText).orElse(null);
    String reason = said(answers, target, "Reason", Answers::optionalText).orElse(null);
    judgements.keep(number, target, value, claimed, reason, evidence);
    plans.examineTarget(
        number, target.position(), value, claimed && Judgements.reached(target, value), evidence);
    if (value != null && claimed != Judgements.reached(target, value)) {
      chronicle.record(
          number,
          claimed ? "exit.claimed" : "exit.doubted",
          null,
          target.indicator(),
          ExitWords.plain(value),
          ExitWords.plain(target.target()),
          String.valueOf(reason));
    }
  }

  /** Whether a target is called reached that no figure proves. */
  private static boolean claims(Map<Integer, SufficiencyTarget> planned, Answers answers) {
    return planned.values().stream()
        .anyMatch(
            target ->
                claimed(target, answers) && !Judgements.reached(target, value(target, answers)));
  }

  /** The value entered now, else the newest reported one. */
  private static @Nullable BigDecimal value(SufficiencyTarget target, Answers answers) {
    return said(answers, target, "Actual", Answers::optionalDecimal).orElse(target.actual());
  }

  /** The answer given, else what the figures say. */
  private static boolean claimed(SufficiencyTarget target, Answers answers) {
    return said(answers, target, "Reached", Answers::optionalBool)
        .orElseGet(() -> Judgements.reached(target, value(target, answers)));
  }

  /** What is said of a target; nothing where the form that was sent has no slot of it. */
  private static <T> Optional<T> said(
      Answers answers,
      SufficiencyTarget target,
      String part,
      BiFunction<Answers, String, Optional<T>> as) {
    String key = key(target.position()) + part;
    return answers.asks(key) ? as.apply(answers, key) : Optional.empty();
  }

  private Map<Integer, SufficiencyTarget> planned(InitiativeNumber number) {
    return plans.sufficiencyTargets(number).stream()
        .collect(
            Collectors.toMap(
                SufficiencyTarget::position, target -> target, (one, other) -> one, TreeMap::new));
  }

  private static String key(int slot) {
    return TARGET + slot;
  }
}
