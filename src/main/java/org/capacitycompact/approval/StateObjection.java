package org.capacitycompact.approval;

import java.util.List;
import java.util.Set;
import org.capacitycompact.approval.Ballots.Ballot;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** A member objects, or lets a small and sound case pass without a ballot (S108). */
@Component
class StateObjection implements TaskHandler {

  private final BallotForm form;
  private final Ballots ballots;

  StateObjection(BallotForm form, Ballots ballots) {
    this.form = form;
    this.ballots = ballots;
  }

  @Override
  public String task() {
    return "UserTask_StateObjection";
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    String choice = answers.text("objectionDecision");
    List<FieldError> errors = form.admission(task, "objectionDecision", choice);
    BallotForm.requireReason(
        Set.of("object"), choice, answers.has("objectionReason"), "objectionReason", errors);
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    ballots.cast(
        form.round(task),
        task.actor().userId(),
        new Ballot(
            answers.text("objectionDecision"),
            null,
            null,
            answers.optionalText("objectionReason").orElse(null)));
    return Route.on();
  }
}
