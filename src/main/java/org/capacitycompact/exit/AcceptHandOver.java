package org.capacitycompact.exit;

import java.util.ArrayList;
import java.util.List;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.exit.Examinations.HandOver;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The national authority confirms what the country has taken over (S70, S140). */
@Component
class AcceptHandOver implements TaskHandler {

  private final Examinations examinations;
  private final CountryDays days;

  AcceptHandOver(Examinations examinations, CountryDays days) {
    this.examinations = examinations;
    this.days = days;
  }

  @Override
  public String task() {
    return ExitProcess.ACCEPT_HAND_OVER;
  }

  @Override
  public Right right() {
    return Right.ACCEPT_HAND_OVER;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    answers
        .optionalDate("handedOverOn")
        .filter(day -> days.isToCome(task.country(), day))
        .ifPresent(
            day ->
                errors.add(
                    FieldError.ofDays(
                        "handedOverOn", "exit.date.future", day, days.today(task.country()))));
    return errors;
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    int percent = answers.integer("functionsHandedOverPercent");
    String institution = answers.text("receivingInstitution");
    examinations.recordHandOver(
        task.number(),
        new HandOver(
            institution,
            percent,
            answers.lines("functionsHandedOver"),
            answers.bool("nationalBudgetLine"),
            answers.optionalText("budgetLineReference").orElse(null),
            answers.optionalInteger("staffTakenOver").orElse(null),
            answers.optionalText("staffArrangements").orElse(null),
            answers.lines("documentsHandedOver"),
            answers.optionalDate("handedOverOn").orElse(null)),
        task.actor().userId());
    return Route.on().telling("done", institution, String.valueOf(percent));
  }
}
