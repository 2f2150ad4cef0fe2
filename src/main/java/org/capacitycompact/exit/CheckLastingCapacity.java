package org.capacitycompact.exit;

import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.exit.LastingChecks.Found;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The focal point reports whether the capacity lasted; once only on the light track (S79, S89,
 * S140).
 */
@Component
class CheckLastingCapacity implements TaskHandler {

  private final LastingChecks checks;
  private final Initiatives initiatives;

  CheckLastingCapacity(LastingChecks checks, Initiatives initiatives) {
    this.checks = checks;
    this.initiatives = initiatives;
  }

  @Override
  public String task() {
    return PostExitCheckProcess.CHECK_LASTING_CAPACITY;
  }

  @Override
  public Right right() {
    return Right.EXAMINE_EXIT;
  }

  /** What lasted fully has lost neither its budget line nor its people. */
  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    boolean lost =
        answers.optionalBool("budgetLineKept").filter(kept -> !kept).isPresent()
            || answers.optionalBool("staffKept").filter(kept -> !kept).isPresent();
    return answers.text("lasted").equals("fully") && lost
        ? List.of(FieldError.of("lasted", "exit.lasted.notFully"))
        : List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String lasted = answers.text("lasted");
    int which =
        checks.record(
            task.number(),
            new Found(
                lasted,
                answers.text("lastedEvidence"),
                answers.optionalBool("budgetLineKept").orElse(null),
                answers.optionalBool("staffKept").orElse(null),
                answers.optionalText("servicesNow").orElse(null)),
            task.actor().userId());
    boolean again = which == 1 && !initiatives.get(task.number()).track().equals("light");
    return Route.to(PostExitCheckProcess.SECOND_CHECK, again ? "yes" : "no").telling(lasted);
  }
}
