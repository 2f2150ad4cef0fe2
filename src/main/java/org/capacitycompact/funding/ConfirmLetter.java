package org.capacitycompact.funding;

import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * The national authority confirms the conditional letter with which it committed the local share,
 * before anything is paid (S10).
 */
@Component
class ConfirmLetter implements TaskHandler {

  private final Commitments commitments;
  private final CountryDays days;

  ConfirmLetter(Commitments commitments, CountryDays days) {
    this.commitments = commitments;
    this.days = days;
  }

  @Override
  public String task() {
    return PaymentHoldProcess.CONFIRM_LETTER;
  }

  @Override
  public Right right() {
    return Right.COMMIT_LOCAL_SHARE;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return days.isToCome(task.country(), answers.date("confirmedOn"))
        ? List.of(
            FieldError.ofDays(
                "confirmedOn",
                "funding.error.future",
                answers.date("confirmedOn"),
                days.today(task.country())))
        : List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String reference = answers.text("confirmationReference");
    LocalDate on = answers.date("confirmedOn");
    commitments.confirm(task.number(), reference, on, task.actor().userId());
    return Route.on().telling("done", reference, on.toString());
  }
}
