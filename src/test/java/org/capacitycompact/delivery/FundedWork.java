package org.capacitycompact.delivery;

import static org.capacitycompact.money.Dollars.usd;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Partner;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.sample.Cast;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings an initiative of Kenya to its work without the stages before it. */
public class FundedWork {

  /** Where the work is. */
  static final LocalDate TODAY = LocalDate.now(ZoneId.of("Africa/Nairobi"));

  private final Cast cast;
  private final Plans plans;
  private final PlantedPlan slots;
  private final ProcessEngine engine;
  private final JdbcClient database;

  public FundedWork(
      Cast cast, Plans plans, PlantedPlan slots, ProcessEngine engine, JdbcClient database) {
    this.cast = cast;
    this.plans = plans;
    this.slots = slots;
    this.engine = engine;
    this.database = database;
  }

  /** Two milestones of 1,000 dollars, the first due in this many days, and the money. */
  public InitiativeNumber funded(int firstDueInDays) {
    InitiativeNumber number = cast.raise("amina", "Budget training for local government");
    slots.milestones(
        number,
        List.of(
            milestone(1, "Manual adopted", TODAY.plusDays(firstDueInDays)),
            milestone(2, "Trainers certified", TODAY.plusDays(200))));
    slots.results(
        number,
        List.of(
            new PlannedResult(
                1, "Trainers", BigDecimal.ZERO, BigDecimal.TEN, TODAY.plusDays(300), null, null)));
    slots.sufficiencyTargets(
        number,
        List.of(
            new SufficiencyTarget(
                1,
                "Courses without outside lecturers",
                null,
                BigDecimal.TEN,
                TODAY.plusDays(300),
                null,
                null,
                null)));
    plans.replacePartners(number, List.of(new Partner("BRENAP", true, true)));
    slots.frame(number, Map.of("reporting_interval_days", 30));
    money(number, "2000.00");
    return number;
  }

  private static PlannedMilestone milestone(int position, String title, LocalDate due) {
    return new PlannedMilestone(
        new MilestonePosition(position), title, "School of government", due, usd("1000.00"));
  }

  void money(InitiativeNumber number, String amount) {
    for (String kind : List.of("pledged", "committed", "received")) {
      database
          .sql(
              """
              insert into ledger_entry (number, source, kind, means, amount, at, key, note)
              values (?, 'local', ?, 'cash', ?, now(), ?, 'test')
              """)
          .params(number, kind, new BigDecimal(amount), number + kind)
          .update();
    }
  }

  public ProcessInstance start(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("implementation")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .execute();
  }

  /** The initiative's top process from its work on. */
  public ProcessInstance live(InitiativeNumber number) {
    return engine
        .getRuntimeService()
        .createProcessInstanceByKey("initiative-lifecycle")
        .businessKey(number.value())
        .setVariable("country", "KE")
        .setVariable("leadProvider", "BRENAP")
        .startBeforeActivity("CallActivity_Implementation")
        .execute();
  }

  public void deliver(InitiativeNumber number) {
    cast.decide("wanjiku", number, "UserTask_DeliverMilestone");
  }

  public void verify(InitiativeNumber number) {
    cast.decide("joseph", number, "UserTask_VerifyMilestone");
  }

  /** Moves the beginning of the work this many days back. */
  void began(InitiativeNumber number, int daysAgo) {
    database
        .sql(
            "update work_stretch set begun_at = begun_at - make_interval(days => ?) where number ="
                + " ?")
        .params(daysAgo, number)
        .update();
  }
}
