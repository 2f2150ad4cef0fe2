package org.capacitycompact.funding;

import static org.capacitycompact.money.Dollars.usd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.Budget;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.sample.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings an approved design to its funding without the stages before it: of Kenya, with two
 * providers, and a budget of 50000 US dollars.
 */
class FundedDesign {

  static final String COMMIT = "UserTask_CommitLocalShare";
  static final String PLEDGE = "UserTask_Pledge";
  static final String UNFUNDED = "UserTask_DecideUnfunded";

  private final Cast cast;
  private final Plans plans;
  private final PlantedPlan slots;
  private final ProcessEngine engine;
  private final JdbcClient database;

  FundedDesign(
      Cast cast, Plans plans, PlantedPlan slots, ProcessEngine engine, JdbcClient database) {
    this.cast = cast;
    this.plans = plans;
    this.slots = slots;
    this.engine = engine;
    this.database = database;
  }

  /** Local 10000 in cash and 5000 in kind, providers 25000, Compact 10000. */
  InitiativeNumber approved() {
    return approved(2041, "10000", "5000", "25000", "10000");
  }

  /** A design that was approved in this year, which determines the ceiling. */
  InitiativeNumber approved(
      int year, String local, String localInKind, String providers, String compact) {
    InitiativeNumber number = designed(local, localInKind, providers, compact);
    database
        .sql(
            """
            insert into approval (number, route, routed_at, outcome, concluded_at)
            values (?, 'vote', now(), 'approved', make_timestamptz(?, 6, 1, 12, 0, 0, 'UTC'))
            """)
        .params(number, year)
        .update();
    return number;
  }

  InitiativeNumber designed(String local, String localInKind, String providers, String compact) {
    InitiativeNumber number = cast.raise("amina", "Microfinance supervision");
    slots.budget(
        number,
        new Budget(
            usd(local),
            usd(localInKind),
            usd(providers),
            AccountingCurrency.NOTHING,
            usd(compact)));
    plans.replacePartners(
        number, List.of(new Partner("BRENAP", true, true), new Partner("IDMICRO", false, true)));
    return number;
  }

  ProcessInstance start(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("co-funding")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .execute();
  }

  void commit(InitiativeNumber number, String cash, String inKind) {
    cast.decide(
        "joseph", number, COMMIT, Map.of("committedCashUsd", cash, "committedInKindUsd", inKind));
  }

  void pledge(String provider, InitiativeNumber number, String cash, String inKind) {
    cast.decide(
        provider, number, PLEDGE, Map.of("pledgedCashUsd", cash, "pledgedInKindUsd", inKind));
  }

  /**
   * The country and both providers give what the budget requires; the agreement is open for
   * signing.
   */
  void coverBudget(InitiativeNumber number) {
    commit(number, "10000", "5000");
    pledge("paulo", number, "20000", "0");
    pledge("siti", number, "5000", "0");
  }

  void sign(InitiativeNumber number) {
    cast.decide("joseph", number, "UserTask_SignForCountry");
    cast.decide("paulo", number, "UserTask_SignForProvider");
    cast.decide("sofia", number, "UserTask_SignForCompact");
  }

  /**
   * A funded initiative: 10000 local, 20000 and 5000 of providers, 10000 of the Compact in cash.
   */
  InitiativeNumber funded() {
    InitiativeNumber number = approved();
    start(number);
    coverBudget(number);
    sign(number);
    return number;
  }

  /** Makes a boundary timer run out. */
  void over(InitiativeNumber number, String timer) {
    for (Job job : engine.getManagementService().createJobQuery().activityId(timer).list()) {
      String key =
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processInstanceId(job.getProcessInstanceId())
              .singleResult()
              .getBusinessKey();
      if (number.value().equals(key)) {
        engine.getManagementService().executeJob(job.getId());
        cast.settle();
        return;
      }
    }
    throw new IllegalStateException(timer + " of " + number + " does not wait");
  }

  static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(work.size());
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : pool.invokeAll(work)) {
        results.add(each.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
