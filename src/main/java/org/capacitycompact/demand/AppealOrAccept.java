package org.capacitycompact.demand;

import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.FindingsInWords;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.form.Answers;
import org.capacitycompact.worklist.form.FieldError;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The country accepts that the gate declined, or appeals once to the steering group (S108). */
@Component
class AppealOrAccept implements TaskHandler {

  private final DemandRecords records;
  private final Verdicts verdicts;
  private final FindingsInWords words;

  AppealOrAccept(DemandRecords records, Verdicts verdicts, FindingsInWords words) {
    this.records = records;
    this.verdicts = verdicts;
    this.words = words;
  }

  @Override
  public String task() {
    return "UserTask_AppealOrAccept";
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    return verdicts
        .latest(task.number(), "demand-gate")
        .<Map<String, Object>>map(
            verdict -> Map.of("findingsShown", words.of(verdict, LocaleContextHolder.getLocale())))
        .orElse(Map.of());
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    return !appeals(answers) || answers.has("appealGrounds")
        ? List.of()
        : List.of(FieldError.of("appealGrounds", "demand.appeal.grounds"));
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    String answer = appeals(answers) ? "appealed" : "accepted";
    records.afterDecline(
        task.number(), answer, answers.optionalText("appealGrounds").orElse(null), task.actor());
    return appeals(answers)
        ? Route.to("appeal", answer).telling(answer, answers.text("appealGrounds"))
        : Route.to("appeal", answer).and("demandOutcome", "declined");
  }

  private static boolean appeals(Answers answers) {
    return answers.text("appealDecision").equals("appeal");
  }
}
