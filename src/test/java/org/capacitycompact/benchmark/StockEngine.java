package org.capacitycompact.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The stock engine with our models: a plain Camunda with its default settings (history level full)
 * on its own database on the same server. A stock application stores answers as process variables,
 * evaluates the decision tables through the decision service, and has no tables of its own: each
 * delegate evaluates what ours evaluated there and sets the routing variables.
 */
final class StockEngine implements AutoCloseable {

  private static final String SUPERUSER = "postgres";

  private final ProcessEngine engine;
  private final DataSource server;
  private final String name;
  private final HikariDataSource pool;
  private final DataSource database;
  private Tape tape = new Tape();
  private boolean findings;

  /** On a new database with this name, which is dropped with the engine. */
  private StockEngine(String address, String name) {
    this.name = name;
    server = new DriverManagerDataSource(address, SUPERUSER, "");
    run("create database " + name, "alter database " + name + " set synchronous_commit = on");
    pool = new HikariDataSource();
    pool.setJdbcUrl(address.replaceFirst("/postgres(?=\\?|$)", "/" + name));
    pool.setUsername(SUPERUSER);
    pool.setMaximumPoolSize(10);
    database = new CountingDataSource(pool);
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName("stock");
    configuration.setDataSource(database);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    // Like the Boot starter; the engine's own blocks of numbers would cost it transactions.
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setBeans(beans());
    engine = configuration.buildProcessEngine();
    deploy();
  }

  /** On the server of the application's database. */
  static StockEngine beside(DataSource application, String name) throws SQLException {
    return new StockEngine(application.unwrap(HikariDataSource.class).getJdbcUrl(), name);
  }

  ProcessEngine engine() {
    return engine;
  }

  DataSource database() {
    return database;
  }

  Tape tape() {
    return tape;
  }

  /** Sets the life to play, with or without the tables that explain each decision. */
  void play(Tape life, boolean withFindings) {
    tape = life;
    findings = withFindings;
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
    run("drop database " + name + " with (force)");
  }

  private void run(String... statements) {
    try (Connection connection = server.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void deploy() {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
    try {
      for (String pattern :
          List.of(
              "classpath*:processes/*.bpmn",
              "classpath*:forms/*.form",
              "classpath*:decisions/*.dmn")) {
        for (Resource file : files.getResources(pattern)) {
          try (InputStream content = file.getInputStream()) {
            deployment.addInputStream(file.getFilename(), content);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    deployment.deploy();
  }

  /** Evaluates the tables that ours evaluated at this step. */
  void ask(String step) {
    DecisionService decisions = engine.getDecisionService();
    for (Tape.Asked asked : tape.askedAt(step)) {
      decisions.evaluateDecisionByKey(asked.decision()).variables(asked.facts()).evaluate();
      if (findings && explained(asked.decision())) {
        decisions
            .evaluateDecisionByKey(asked.decision() + "-findings")
            .variables(asked.facts())
            .evaluate();
      }
    }
  }

  private boolean explained(String decision) {
    return explained.computeIfAbsent(
        decision,
        any ->
            engine
                    .getRepositoryService()
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(decision + "-findings")
                    .count()
                > 0);
  }

  private final Map<String, Boolean> explained = new java.util.concurrent.ConcurrentHashMap<>();

  private Map<Object, Object> beans() {
    Map<Object, Object> beans = new HashMap<>();
    Stream.of(
            "recordEnd chaseDeadline recordStop concludeAppeal lapseAppeal matchOffers"
                + " adviseModalities decideOwnership decideTrack openRound recordSuspension"
                + " bookPayment recordExtension recordReturn")
        .flatMap(names -> Arrays.stream(names.split(" ")))
        .forEach(name -> beans.put(name, step(Map.of())));
    decides(beans, "decideDemandGate", "demandVerdict", Map.of("demandOutcome", "accepted"));
    decides(beans, "decidePartnershipKind", "partnershipKind", Map.of());
    decides(beans, "decideTriangular", "triangleVerdict", Map.of());
    decides(beans, "decideSouthSouth", "exchangeVerdict", Map.of());
    decides(beans, "decideApprovalRoute", "approvalRoute", Map.of());
    decides(beans, "decideCourse", "course", Map.of());
    decides(beans, "decideExitReadiness", "exitVerdict", Map.of());
    decides(beans, "countBallots", "ballotOutcome", Map.of("quorum", "reached"));
    beans.put(
        "decideQuality",
        stepWith(
            () ->
                Map.of(
                    "appraisalVerdict",
                    tape.path().contains("UserTask_DecideToProceed") ? "choice" : "ready")));
    beans.put("readDesignReply", step(Map.of("designAgreement", "agreed")));
    beans.put("takeNote", step(Map.of("approvalOutcome", "approved")));
    beans.put("countObjections", step(Map.of("objection", "none", "approvalOutcome", "approved")));
    beans.put("concludeApproval", step(Map.of("approvalOutcome", "approved")));
    beans.put("decideLocalShare", step(Map.of("localShare", "enough")));
    beans.put("reserveContribution", step(Map.of("funding", "complete")));
    beans.put("concludeAgreement", step(Map.of("agreement", "signed", "fundingOutcome", "funded")));
    beans.put("planMilestones", step(Map.of("workOutcome", "done")));
    beans.put("concludeWork", step(Map.of("implementationOutcome", "review")));
    beans.put(
        "decideReviewOutcome", step(Map.of("reviewSufficiency", "enough", "steeringNeeded", "no")));
    beans.put("concludeReview", step(Map.of("reviewOutcome", "finish")));
    beans.put("closeBooks", new CloseBooks());
    beans.put("deadlines", new Deadlines());
    beans.put("partnerships", new Partnerships());
    beans.put("designAsked", new DesignAsked());
    beans.put("ballotRounds", new BallotRounds());
    beans.put("workPlan", new WorkPlan());
    beans.put("reviews", new Reviews());
    beans.put("reviewPeriod", new ReviewPeriod());
    return beans;
  }

  /** A decision whose outcome is the routing variable's value. */
  private void decides(
      Map<Object, Object> beans, String bean, String variable, Map<String, Object> others) {
    beans.put(
        bean,
        (JavaDelegate)
            execution -> {
              String step = execution.getCurrentActivityId();
              ask(step);
              execution.setVariable(variable, tape.outcomeAt(step));
              execution.setVariables(others);
            });
  }

  private Object step(Map<String, Object> variables) {
    return stepWith(() -> variables);
  }

  private Object stepWith(Supplier<Map<String, Object>> variables) {
    return new Step() {
      @Override
      public void execute(DelegateExecution execution) {
        ask(execution.getCurrentActivityId());
        execution.setVariables(variables.get());
      }
    };
  }

  /** Something that a model names: a step or a listener. */
  interface Step extends JavaDelegate, ExecutionListener {

    @Override
    default void notify(DelegateExecution execution) throws Exception {
      execute(execution);
    }
  }

  private static final class CloseBooks implements JavaDelegate {
    @Override
    public void execute(DelegateExecution execution) {
      execution.setVariable("exitOutcome", "exited");
      execution
          .getProcessEngineServices()
          .getRuntimeService()
          .createProcessInstanceByKey("post-exit-check")
          .businessKey(execution.getProcessBusinessKey())
          .setVariable("country", execution.getVariable("country"))
          .execute();
    }
  }

  /** The periods in the stock application: constants. */
  public static final class Deadlines {
    public String chase(String stage) {
      return "R2/P30D";
    }

    public String period(String name) {
      return "P30D";
    }
  }

  /** A reviewer's period: the same as everybody's. */
  public static final class ReviewPeriod {
    public Date ends(String number) {
      return Date.from(Instant.now().plus(30, ChronoUnit.DAYS));
    }
  }

  /** The providers of the life being played. */
  public final class Partnerships {
    public List<String> invited(String number) {
      return tape.localKeys("UserTask_AnswerDemand");
    }

    public Date answersDue(String number) {
      return Date.from(Instant.now().plus(21, ChronoUnit.DAYS));
    }

    public List<String> chosen(String number) {
      return tape.localKeys("UserTask_Pledge");
    }
  }

  /** Who is heard on a design in the life being played. */
  public final class DesignAsked {
    public List<String> partners(String number) {
      return tape.localKeys("UserTask_AgreeDesignAsPartner");
    }

    public List<String> contributors(String number) {
      return tape.localKeys("UserTask_ContributeToDesign");
    }
  }

  /** The members of the life being played. */
  public final class BallotRounds {
    public List<String> members(String number) {
      return Stream.of("UserTask_CastBallot", "UserTask_StateObjection")
          .flatMap(task -> tape.localKeys(task).stream())
          .distinct()
          .collect(Collectors.toList());
    }
  }

  /** The milestones of the life being played. */
  public final class WorkPlan {
    public List<String> openMilestones(String number) {
      return tape.localKeys("UserTask_DeliverMilestone");
    }
  }

  /** The reviewers of the life being played. */
  public final class Reviews {
    public Date due(String number) {
      return Date.from(Instant.now().plus(30, ChronoUnit.DAYS));
    }

    public List<String> invited(String number) {
      return tape.localKeys("UserTask_ReviewInitiative");
    }
  }
}
