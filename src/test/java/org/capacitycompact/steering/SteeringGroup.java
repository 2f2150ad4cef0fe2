package org.capacitycompact.steering;

import static org.capacitycompact.money.Dollars.usd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.initiative.plan.Risk;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.sample.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings a design before the steering group without the stages before it. */
public class SteeringGroup {

  static final List<String> MEMBERS = List.of("mariam", "tomas", "luis", "grace", "hugo", "ingrid");

  private final Cast cast;
  private final Plans plans;
  private final PlantedPlan slots;
  private final ProcessEngine engine;
  private final JdbcClient database;

  public SteeringGroup(
      Cast cast, Plans plans, PlantedPlan slots, ProcessEngine engine, JdbcClient database) {
    this.cast = cast;
    this.plans = plans;
    this.slots = slots;
    this.engine = engine;
    this.database = database;
  }

  /**
   * A design of Kenya with one provider, owned and sound, that requests this amount from the
   * Compact.
   */
  public InitiativeNumber design(String compactUsd, int impact) {
    InitiativeNumber number = cast.raise("amina", "Budget training for local government");
    Money none = AccountingCurrency.NOTHING;
    slots.budget(number, new Budget(usd("50000"), none, none, none, usd(compactUsd)));
    slots.risks(number, List.of(new Risk(1, "Staff leave", 2, impact, "Pairs of trainers")));
    plans.replacePartners(number, List.of(new Partner("BRENAP", true, true)));
    verdict(number, "ownership", "owned");
    verdict(number, "quality", "sound");
    return number;
  }

  /** A design that goes to a ballot: enough money, and no high risk. */
  public InitiativeNumber designForBallot() {
    return design("60000", 2);
  }

  ProcessInstance start(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("steering-approval")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .execute();
  }

  /** Asks the group another question about the same initiative; returns the call. */
  String ask(InitiativeNumber number) {
    long question =
        database
            .sql(
                """
                insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
                  asked_at, asked_on)
                values (?, 'waiver', 'S76', 'because', current_date, 'amina', now(), current_date)
                returning id
                """)
            .param(number)
            .query(Long.class)
            .single();
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("ballot-round")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("roundPurpose", "waiver")
        .setVariable("steeringQuestion", question)
        .execute()
        .getId();
  }

  boolean asks(String task, String call) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskId(task)
        .singleResult()
        .getProcessInstanceId()
        .equals(call);
  }

  Map<String, Object> answers(String choice) {
    Map<String, Object> all = new HashMap<>(cast.answers("UserTask_CastBallot"));
    all.putAll(ballot(choice));
    return all;
  }

  void vote(String member, InitiativeNumber number, String choice) {
    cast.decide(member, number, "UserTask_CastBallot", ballot(choice));
  }

  Map<String, Object> ballot(String choice) {
    return choice.equals("approveWithConditions")
        ? Map.of(
            "ballotChoice",
            choice,
            "conditionText",
            "Pay in two parts",
            "conditionDue",
            "2031-03-31")
        : Map.of("ballotChoice", choice);
  }

  /** Makes a boundary timer run out. */
  void over(InitiativeNumber number, String timer) {
    ManagementService management = engine.getManagementService();
    List<Job> due =
        management.createJobQuery().activityId(timer).list().stream()
            .filter(job -> number.value().equals(businessKey(job)))
            .toList();
    if (due.size() != 1) {
      throw new IllegalStateException(timer + " of " + number + " waits " + due.size() + " times");
    }
    management.executeJob(due.get(0).getId());
    cast.settle();
  }

  private String businessKey(Job job) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(job.getProcessInstanceId())
        .singleResult()
        .getBusinessKey();
  }

  private void verdict(InitiativeNumber number, String decision, String outcome) {
    database
        .sql(
            """
            insert into verdict (number, decision, version, definition_id, step, outcome, outputs,
              facts, decided_at) values (?, ?, 1, 'test', 'test', ?, '{}', '{}', now())
            """)
        .params(number, decision, outcome)
        .update();
  }
}
