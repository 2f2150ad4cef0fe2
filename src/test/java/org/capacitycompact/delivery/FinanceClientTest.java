package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.interceptor.auth.BasicAuthProvider;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.sample.Cast;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;

/** The engine's own Java client over HTTP, as a finance system uses it. */
@CompactTest
@DisplayName("A finance system with the engine's client")
class FinanceClientTest {

  private static final Pattern LINE = Pattern.compile("(?m)^\\| `(\\w+)` \\| (String|Integer) \\|");

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired Milestones milestones;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  private FundedWork work;
  private @Nullable ExternalTaskClient client;

  /** What the client received, and the service for its answer. */
  private record Handed(ExternalTask task, ExternalTaskService answers) {}

  private final BlockingQueue<Handed> handed = new LinkedBlockingQueue<>();

  @BeforeEach
  void work() {
    work = new FundedWork(cast, plans, slots, engine, database);
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.stop();
    }
  }

  @Test
  @DisplayName("is told what the contract of the payment order says, by these names and types")
  void theContract() throws Exception {
    InitiativeNumber number = verified();

    ExternalTask order = listen(number).task();

    Map<String, String> types = new TreeMap<>();
    order
        .getAllVariables()
        .forEach((name, value) -> types.put(name, value.getClass().getSimpleName()));
    assertThat(types)
        .as("a change of these is a new version of the contract: docs/payment-order.md")
        .isEqualTo(documented())
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("orderVersion", "String"),
                    Map.entry("paymentKey", "String"),
                    Map.entry("amount", "String"),
                    Map.entry("currency", "String"),
                    Map.entry("payee", "String"),
                    Map.entry("payeeReference", "String"),
                    Map.entry("purpose", "String"),
                    Map.entry("dueOn", "String"),
                    Map.entry("initiative", "String"),
                    Map.entry("milestone", "Integer"),
                    Map.entry("country", "String"),
                    Map.entry("leadProvider", "String"))));
    assertThat(order.<String>getVariable("orderVersion")).isEqualTo("1");
    assertThat(order.<String>getVariable("amount")).matches("\\d+\\.\\d{2}");
    assertThat(order.<String>getVariable("dueOn")).matches("\\d{4}-\\d{2}-\\d{2}");
    assertThat(order.getBusinessKey()).isEqualTo(number.value());
  }

  @Test
  @DisplayName("completes, and sends no variables")
  void completes() throws Exception {
    InitiativeNumber number = verified();
    Handed order = listen(number);

    assertThatThrownBy(() -> order.answers().complete(order.task(), Map.of("paid", true)))
        .isInstanceOf(ExternalTaskClientException.class)
        .hasMessageContaining("send none");
    order.answers().complete(order.task());
    cast.settle();

    assertThat(milestones.get(number, new MilestonePosition(1)).state())
        .isEqualTo(MilestoneState.PAID);
  }

  @Test
  @DisplayName("extends its lock, unlocks, locks again and says that it failed")
  void everythingElse() throws Exception {
    InitiativeNumber number = verified();
    Handed order = listen(number);
    ExternalTaskService answers = order.answers();

    answers.extendLock(order.task(), 120_000);
    answers.unlock(order.task());
    // The client fetches it again by itself.
    assertThat(next().task().getId()).isEqualTo(order.task().getId());
    answers.lock(order.task().getId(), 60_000);
    assertThatThrownBy(
            () ->
                answers.handleFailure(
                    order.task().getId(), "No", "No", 1, 1000, Map.of("country", "BR"), Map.of()))
        .isInstanceOf(ExternalTaskClientException.class);
    answers.handleFailure(order.task(), "The bank is closed", "until Monday", 2, 0);
    Handed again = next();
    while (again.task().getErrorMessage() == null) {
      // Fetched between the unlocking and the failure.
      again = next();
    }
    assertThat(again.task().getErrorMessage()).isEqualTo("The bank is closed");
    assertThat(again.task().getRetries()).isEqualTo(2);
    Handed declined = again;
    assertThatThrownBy(() -> declined.answers().handleBpmnError(declined.task(), "unheardOf"))
        .isInstanceOf(ExternalTaskClientException.class)
        .hasMessageContaining("/failure");
    declined.answers().handleBpmnError(declined.task(), "payeeRefused", "No such supplier");

    assertThat(cast.tasks("wanjiku", number, "UserTask_NamePayee")).hasSize(1);
    assertThat(handed.poll(2, TimeUnit.SECONDS)).as("held back").isNull();
    cast.decide("wanjiku", number, "UserTask_NamePayee", Map.of("payeeReference", "KE-9"));
    assertThat(next().task().<String>getVariable("payeeReference")).isEqualTo("KE-9");
  }

  @Test
  @DisplayName("reads nothing else: not the process, its variables or its history")
  void readsNothingElse() throws Exception {
    InitiativeNumber number = verified();
    ExternalTask order = listen(number).task();
    RestClient finance =
        RestClient.builder()
            .baseUrl("http://localhost:" + port + "/engine-rest")
            .defaultHeaders(headers -> headers.setBasicAuth("finance", "Compact-2026!"))
            .build();

    for (String path :
        new String[] {
          "/process-instance/" + order.getProcessInstanceId(),
          "/process-instance/" + order.getProcessInstanceId() + "/variables",
          "/execution/" + order.getExecutionId() + "/localVariables/amount",
          "/history/variable-instance?maxResults=10",
          "/variable-instance?maxResults=10"
        }) {
      HttpStatusCode status =
          finance.get().uri(path).exchange((request, answer) -> answer.getStatusCode());
      assertThat(status).as(path).isEqualTo(HttpStatus.NOT_FOUND);
    }
  }

  private InitiativeNumber verified() {
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);
    return number;
  }

  private Handed listen(InitiativeNumber number) throws InterruptedException {
    ExternalTaskClient listening =
        ExternalTaskClient.create()
            .baseUrl("http://localhost:" + port + "/engine-rest")
            .workerId("client-of-the-test")
            .addInterceptor(new BasicAuthProvider("finance", "Compact-2026!"))
            .asyncResponseTimeout(1000)
            .build();
    client = listening;
    listening
        .subscribe("disburse")
        .businessKey(number.value())
        .lockDuration(60_000)
        .handler((task, answers) -> handed.add(new Handed(task, answers)))
        .open();
    return next();
  }

  private Handed next() throws InterruptedException {
    Handed next = handed.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("an order").isNotNull();
    return next;
  }

  private static Map<String, String> documented() throws Exception {
    Map<String, String> types = new TreeMap<>();
    Matcher line = LINE.matcher(Files.readString(Path.of("docs", "payment-order.md")));
    while (line.find()) {
      types.put(line.group(1), line.group(2));
    }
    return types;
  }
}
