package org.capacitycompact.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.capacitycompact.worklist.Deeds;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.stereotype.Component;

/** Who may be heard at this moment: asked again with each ballot, for a seat can be lost. */
@Component
class BallotForm {

  static final String RECUSE = "recuse";

  private final Rounds rounds;
  private final Seats seats;
  private final Deeds deeds;

  BallotForm(Rounds rounds, Seats seats, Deeds deeds) {
    this.rounds = rounds;
    this.seats = seats;
    this.deeds = deeds;
  }

  /** Refusals at the field of the choice; none when this person's choice counts. */
  List<FieldError> admission(TaskInHand task, String field, String choice) {
    Actor actor = task.actor();
    List<FieldError> errors = new ArrayList<>();
    if (!Right.VOTE.of(actor) || actor.constituency() == null) {
      errors.add(FieldError.of(field, "approval.error.noSeat"));
    } else if (rounds.findOpen(task.number()).isEmpty()) {
      errors.add(FieldError.of(field, "approval.error.closed"));
    } else if (!choice.equals(RECUSE) && seats.conflict(task.number(), actor) != null) {
      errors.add(FieldError.of(field, "approval.error.recused"));
    } else if (!choice.equals(RECUSE)) {
      deeds
          .against(Right.VOTE, task.number(), null, actor.userId())
          .ifPresent(duty -> errors.add(FieldError.of(field, duty.messageKey())));
    }
    return errors;
  }

  /** The open round of a task that was admitted. */
  long round(TaskInHand task) {
    return rounds.findOpen(task.number()).orElseThrow().id();
  }

  static void requireReason(
      Set<String> choices, String choice, boolean given, String field, List<FieldError> errors) {
    if (choices.contains(choice) && !given) {
      errors.add(FieldError.of(field, "approval.error.reason"));
    }
  }
}
