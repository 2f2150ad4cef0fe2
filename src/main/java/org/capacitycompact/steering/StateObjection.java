package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.steering.Ballots.Ballot;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** A member objects, or lets a small and sound case pass without a ballot (S108). */
@Component
class StateObjection implements BallotTaskHandler {

  private final VoteAdmission form;
  private final Ballots ballots;

  StateObjection(VoteAdmission form, Ballots ballots) {
    this.form = form;
    this.ballots = ballots;
  }

  @Override
  public String task() {
    return ApprovalProcess.STATE_OBJECTION;
  }

  @Override
  public Right right() {
    return Right.VOTE;
  }

  @Override
  public Variable<?> oneFor() {
    return BallotRoundProcess.MEMBER;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return check(task.actor(), task.number(), form.findRound(task), answers);
  }

  @Override
  public List<FieldError> check(
      Actor actor, InitiativeNumber number, Optional<Round> round, Answers answers) {
    String choice = answers.text("objectionDecision");
    return form.admission(actor, number, round, "objectionDecision", choice);
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    return Route.on().recording(COMMITMENT, ballots.cast(task, ballot(answers)));
  }

  @Override
  public Ballot ballot(Answers answers) {
    return new Ballot(
        answers.text("objectionDecision"),
        null,
        null,
        answers.optionalText("objectionReason").orElse(null));
  }
}
