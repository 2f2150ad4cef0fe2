package org.capacitycompact.exit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.exit.Examinations.Examination;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** Impact and sustainability examined together, target by target (S4, S132, S137). */
@Component
class ExamineTogether implements TaskHandler {

  private static final List<Integer> SLOTS = List.of(1, 2, 3);

  private final Examinations examinations;
  private final Plans plans;
  private final ExitWords words;

  ExamineTogether(Examinations examinations, Plans plans, ExitWords words) {
    this.examinations = examinations;
    this.plans = plans;
    this.words = words;
  }

  @Override
  public String task() {
    return "UserTask_ExamineTogether";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Map<String, Object> known = new HashMap<>();
    for (SufficiencyTarget target : plans.sufficiencyTargets(task.number())) {
      String key = "sufficiency" + target.position();
      known.put(key + "Shown", words.target(target));
      if (target.actual() != null) {
        known.put(key + "Actual", ExitWords.plain(target.actual()));
      }
    }
    return known;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    Set<Integer> planned = positions(task.number());
    List<FieldError> errors = new ArrayList<>();
    for (int slot : SLOTS) {
      String key = "sufficiency" + slot;
      if (!planned.contains(slot)) {
        Stream.of("Actual", "Reached", "Evidence")
            .filter(part -> answers.has(key + part))
            .forEach(part -> errors.add(FieldError.of(key + part, "exit.noTarget")));
      } else if (!answers.has(key + "Reached")) {
        errors.add(FieldError.of(key + "Reached", "exit.target.missing"));
      } else if (answers.bool(key + "Reached") && !answers.has(key + "Evidence")) {
        errors.add(FieldError.of(key + "Evidence", "exit.target.evidence"));
      }
    }
    if (answers.bool("countrySaysEnough") && !answers.has("enoughReason")) {
      errors.add(FieldError.of("enoughReason", "exit.enough.reason"));
    }
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String number = task.number();
    for (int slot : SLOTS) {
      if (positions(number).contains(slot)) {
        String key = "sufficiency" + slot;
        plans.examineTarget(
            number,
            slot,
            answers.optionalDecimal(key + "Actual").orElse(null),
            answers.bool(key + "Reached"),
            answers.optionalText(key + "Evidence").orElse(null));
      }
    }
    boolean enough = answers.bool("countrySaysEnough");
    examinations.examined(
        number,
        new Examination(
            answers.optionalText("examinedWith").orElse(null),
            enough,
            answers.optionalText("enoughReason").orElse(null),
            answers.text("sustainability"),
            answers.optionalText("sustainabilityReason").orElse(null),
            answers.text("impact")),
        task.actor().userId());
    return Route.on().telling(enough ? "enough" : "done");
  }

  private Set<Integer> positions(String number) {
    return plans.sufficiencyTargets(number).stream()
        .map(SufficiencyTarget::position)
        .collect(Collectors.toSet());
  }
}
