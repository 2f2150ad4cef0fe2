package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.initiative.InitiativeNumber;

/**
 * The same life on the stock engine: the same steps in the same order, with answers and routes as
 * variables.
 */
final class StockLife {

  private static final String REPORT = "UserTask_ReportProgress";

  private static final Map<String, Map<String, Object>> ROUTES =
      Map.of(
          "UserTask_EndorseDemand", Map.of("endorsement", "endorsed"),
          "UserTask_CheckCompleteness", Map.of("completeness", "complete"),
          "UserTask_ChoosePartner",
              Map.of(
                  "partnerChoice", "chosen",
                  "partnershipOutcome", "chosen",
                  "leadProvider", CompactLife.LEAD),
          "UserTask_DecideToProceed", Map.of("proceeding", "proceed"),
          "UserTask_AppointReviewer", Map.of("independentReviewer", "rosa"),
          "UserTask_ReviewIndependently", Map.of("independentReview", "reviewed"),
          "UserTask_VerifyMilestone", Map.of("verification", "accepted"),
          "UserTask_ExamineTogether", Map.of("judgement", "none"));

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final StockEngine stock;
  private final ProcessEngine engine;

  StockLife(StockEngine stock) {
    this.stock = stock;
    this.engine = stock.engine();
  }

  /** Counts the database statements of a life like the one on the tape, when warm. */
  StatementTally counted(Tape tape) {
    live("KE", null);
    StatementTally tally = new StatementTally();
    List<String> path = live("KE", tally);
    assertThat(path)
        .as("the stock engine is put through the same steps")
        .containsExactlyInAnyOrderElementsOf(tape.path());
    return tally;
  }

  /** Plays one life and returns the decided steps, in order. */
  List<String> live(String country, StatementTally tally) {
    String number = "%s-2030-%06d".formatted(country, NUMBERS.incrementAndGet());
    List<String> path = new ArrayList<>();
    CompactLife.during(tally, "raise the demand", () -> raise(number, country));
    while (true) {
      Task next = CompactLife.during(tally, "find the task", () -> next(number));
      if (next == null || next.getTaskDefinitionKey().equals(REPORT)) {
        List<String> waiting = CompactLife.jobs(stock.database(), InitiativeNumber.of(number));
        if (!waiting.isEmpty()) {
          waiting.forEach(job -> CompactLife.during(tally, "go on by itself", () -> goOn(job)));
          continue;
        }
        if (CompactLife.during(tally, "pay", () -> pay(number))) {
          continue;
        }
      }
      if (next == null) {
        break;
      }
      CompactLife.during(tally, next.getTaskDefinitionKey(), () -> complete(next));
      path.add(next.getTaskDefinitionKey());
    }
    return path;
  }

  private Boolean raise(String number, String country) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey("initiative-lifecycle", number, Map.of("country", country));
    return true;
  }

  private Task next(String number) {
    List<Task> open =
        new ArrayList<>(
            engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number)
                .active()
                .list());
    open.sort(
        Comparator.comparing((Task task) -> task.getTaskDefinitionKey().equals(REPORT))
            .thenComparing(Task::getId));
    return open.isEmpty() ? null : open.get(0);
  }

  private Boolean complete(Task task) {
    String step = task.getTaskDefinitionKey();
    stock.ask(step);
    Map<String, Object> variables = new HashMap<>();
    stock.tape().answers(step).forEach((key, value) -> variables.put(key, plain(value)));
    variables.putAll(ROUTES.getOrDefault(step, Map.of()));
    engine.getTaskService().complete(task.getId(), variables);
    return true;
  }

  /** A list as text, the cheapest way the stock engine has to store it. */
  private static Object plain(Object answer) {
    return answer instanceof List<?> list ? list.toString() : answer;
  }

  private Boolean goOn(String job) {
    engine.getManagementService().executeJob(job);
    return true;
  }

  private boolean pay(String number) {
    List<LockedExternalTask> due =
        engine
            .getExternalTaskService()
            .fetchAndLock(10, "finance")
            .topic("disburse", 60_000)
            .businessKey(number)
            .execute();
    due.forEach(payment -> engine.getExternalTaskService().complete(payment.getId(), "finance"));
    return !due.isEmpty();
  }
}
