package org.capacitycompact.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A test of the flow of one process: which step follows which, and what becomes of it when time
 * passes. What handlers answer is said by the test; what the real ones do is tested where the whole
 * application runs. The tests of a process together take every way that is drawn in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FlowTest {

  private static final String INITIATIVE = "KE-2026-001";

  private final String process;
  private FlowEngine flows;
  private RuntimeService runtime;
  private TaskService tasks;
  private ManagementService jobs;
  private String definition;
  private String instance;

  FlowTest(String process) {
    this.process = process;
  }

  final String process() {
    return process;
  }

  @BeforeAll
  void deploy() {
    flows = FlowEngine.shared();
    runtime = flows.engine().getRuntimeService();
    tasks = flows.engine().getTaskService();
    jobs = flows.engine().getManagementService();
    definition = flows.deploy(process);
  }

  @AfterEach
  void forget() {
    ClockUtil.reset();
    flows.forget();
    if (instance != null) {
      runtime.deleteProcessInstanceIfExists(instance, "tested", true, false, true, false);
    }
    instance = null;
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyWayThatIsDrawnIsTaken() {
    assertThat(
            Bpmn.readModelFromStream(
                    new ByteArrayInputStream(flows.model(process).getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(SequenceFlow.class))
        .extracting(SequenceFlow::getId)
        .allSatisfy(way -> assertThat(flows.taken(process, way)).as(way).isTrue());
  }

  /** From here on this handler leaves these values in turn; the last of them again and again. */
  final void answers(String handler, String variable, String... inTurn) {
    flows.handler(handler).answer(variable, List.of(inTurn));
  }

  /** Whoever could be asked for something in this process, there is none. */
  final void nobodyIsAsked() {
    flows.asked().nobody();
  }

  final void start() {
    start(Map.of());
  }

  final void start(Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>(variables);
    all.putIfAbsent("country", "KE");
    all.putIfAbsent("leadProvider", "IDMICRO");
    all.putIfAbsent("provider", "IDMICRO");
    instance = runtime.startProcessInstanceById(definition, INITIATIVE, all).getId();
    goOn();
  }

  /** Somebody does this step; where several are asked, one of them. */
  final void does(String step) {
    does(step, Map.of());
  }

  /** Somebody does this step, and this is what follows from it. */
  final void does(String step, String variable, String value) {
    does(step, Map.of(variable, value));
  }

  private void does(String step, Map<String, Object> decision) {
    Task task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(INITIATIVE)
            .taskDefinitionKey(step)
            .active()
            .list()
            .stream()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no step " + step + " but " + waits()));
    tasks.complete(task.getId(), decision);
    goOn();
  }

  /** A process that this one called is over. */
  final void returns(String called) {
    does(FlowEngine.CALLED_STEP + called, Map.of());
  }

  /** A process that this one called is over, and hands this back. */
  final void returns(String called, String variable, String value) {
    does(FlowEngine.CALLED_STEP + called, Map.of(variable, value));
  }

  /** What a finance system does. */
  final void fetchedAndDone(String topic) {
    var work = flows.engine().getExternalTaskService();
    work.fetchAndLock(1, "tests")
        .topic(topic, 10_000)
        .execute()
        .forEach(task -> work.complete(task.getId(), "tests"));
    goOn();
  }

  final void told(String message) {
    runtime.createMessageCorrelation(message).processInstanceBusinessKey(INITIATIVE).correlateAll();
    goOn();
  }

  /** The clock goes on, and everything that falls due meanwhile happens in its order. */
  final void daysPass(int days) {
    ClockUtil.offset(Duration.ofDays(days).toMillis() + offset());
    for (Job due = nextDue(); due != null; due = nextDue()) {
      jobs.executeJob(due.getId());
      goOn();
    }
  }

  private static long offset() {
    return ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis();
  }

  private Job nextDue() {
    return jobs
        .createJobQuery()
        .timers()
        .duedateLowerThan(ClockUtil.getCurrentTime())
        .orderByJobDuedate()
        .asc()
        .list()
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** What waits for somebody, for a day, or for a process that was called; sorted. */
  final List<String> waits() {
    List<String> waiting = new ArrayList<>();
    ActivityInstance tree = runtime.getActivityInstance(instance);
    if (tree != null) {
      leaves(tree, waiting);
    }
    return waiting.stream().sorted().toList();
  }

  private static void leaves(ActivityInstance at, List<String> waiting) {
    if (at.getChildActivityInstances().length == 0) {
      waiting.add(at.getActivityId());
    }
    for (ActivityInstance child : at.getChildActivityInstances()) {
      leaves(child, waiting);
    }
  }

  /** The end at which the process is over. */
  final String end() {
    assertThat(waits()).as("what still waits").isEmpty();
    return flows
        .engine()
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .finished()
        .orderPartiallyByOccurrence()
        .desc()
        .list()
        .stream()
        .filter(event -> event.getActivityType().endsWith("EndEvent"))
        .map(HistoricActivityInstance::getActivityId)
        .findFirst()
        .orElseThrow();
  }

  /** The handlers that were called, in their order. */
  final List<String> called() {
    return flows.called();
  }

  /** What the engine leaves to its executor, such as what follows when all have answered. */
  private void goOn() {
    List<Job> waiting = jobs.createJobQuery().messages().list();
    while (!waiting.isEmpty()) {
      waiting.forEach(job -> jobs.executeJob(job.getId()));
      waiting = jobs.createJobQuery().messages().list();
    }
  }
}
