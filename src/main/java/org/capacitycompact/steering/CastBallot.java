package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.steering.Ballots.Ballot;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** A member votes, abstains, or declares a conflict (S108). The history never shows the choice. */
@Component
class CastBallot implements BallotTaskHandler {

  private final VoteAdmission form;
  private final Ballots ballots;
  private final CountryDays days;

  CastBallot(VoteAdmission form, Ballots ballots, CountryDays days) {
    this.form = form;
    this.ballots = ballots;
    this.days = days;
  }

  @Override
  public String task() {
    return BallotRoundProcess.CAST_BALLOT;
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
    String choice = answers.text("ballotChoice");
    List<FieldError> errors = form.admission(actor, number, round, "ballotChoice", choice);
    boolean conditional = choice.equals("approveWithConditions");
    for (String field : List.of("conditionText", "conditionDue")) {
      if (!conditional && answers.has(field)) {
        errors.add(FieldError.of(field, "approval.error.noCondition"));
      }
    }
    answers
        .optionalDate("conditionDue")
        .filter(due -> conditional && due.isBefore(days.todayOf(number)))
        .ifPresent(
            due ->
                errors.add(
                    FieldError.ofDays(
                        "conditionDue",
                        "approval.error.conditionPast",
                        due,
                        days.todayOf(number))));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    return Route.on().recording(COMMITMENT, ballots.cast(task, ballot(answers)));
  }

  @Override
  public Ballot ballot(Answers answers) {
    return new Ballot(
        answers.text("ballotChoice"),
        answers.optionalText("conditionText").orElse(null),
        answers.optionalDate("conditionDue").orElse(null),
        answers.optionalText("ballotReason").orElse(null));
  }
}
