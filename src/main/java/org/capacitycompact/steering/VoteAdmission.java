package org.capacitycompact.steering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.worklist.SeparationOfDuties;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** Checks who may vote at this moment; repeated with each ballot, because a seat can be lost. */
@Component
class VoteAdmission {

  static final String RECUSE = "recuse";

  private final Rounds rounds;
  private final Seats seats;
  private final SeparationOfDuties duties;
  private final BallotQuestion question;

  VoteAdmission(Rounds rounds, Seats seats, SeparationOfDuties duties, BallotQuestion question) {
    this.rounds = rounds;
    this.seats = seats;
    this.duties = duties;
    this.question = question;
  }

  /** Errors at the field of the choice; empty when this person may vote. */
  List<FieldError> admission(
      Actor actor, InitiativeNumber number, Optional<Round> round, String field, String choice) {
    List<FieldError> errors = new ArrayList<>();
    if (!Right.VOTE.of(actor) || actor.constituency() == null) {
      errors.add(FieldError.of(field, "approval.error.noSeat"));
    } else if (round.isEmpty()) {
      errors.add(FieldError.of(field, "approval.error.closed"));
    } else if (!choice.equals(RECUSE) && seats.conflict(number, actor) != null) {
      errors.add(FieldError.of(field, "approval.error.recused"));
    } else if (!choice.equals(RECUSE) && question.putBy(round.get(), actor)) {
      errors.add(FieldError.of(field, "approval.error.ownQuestion"));
    } else if (!choice.equals(RECUSE)) {
      duties
          .against(Right.VOTE, number, null, actor.userId())
          .ifPresent(duty -> errors.add(FieldError.of(field, duty.messageKey())));
    }
    return errors;
  }

  /** The open round for which this task asks a ballot, not any other on the initiative. */
  Optional<Round> findRound(TaskInHand task) {
    return rounds.findOpenOf(task.taskId());
  }
}
