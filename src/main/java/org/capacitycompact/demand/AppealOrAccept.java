package org.capacitycompact.demand;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.demand.DemandRecords.Claim;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Appeals;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/**
 * After the gate declined, the country accepts or appeals once to the steering group (S108). An
 * appeal names the wrongly stated fact, its right value and the reason; the group votes on exactly
 * that. An appeal cannot pass tied support (S21): the country has to write the demand anew, without
 * the tie.
 */
@Component
class AppealOrAccept implements TaskHandler {

  private final DemandRecords records;

  AppealOrAccept(DemandRecords records) {
    this.records = records;
  }

  @Override
  public String task() {
    return DemandProcess.APPEAL_OR_ACCEPT;
  }

  @Override
  public Right right() {
    return Right.WRITE_DEMAND;
  }

  @Override
  public boolean weighsFindings() {
    return true;
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    if (!appeals(answers)) {
      return List.of();
    }
    Optional<Statement> demand = records.stated(task.number());
    if (demand.flatMap(said -> said.text("tying")).filter("tied"::equals).isPresent()) {
      return List.of(FieldError.of("appealDecision", "demand.appeal.tied"));
    }
    if (records.appeal(task.number()).isPresent()) {
      return List.of(FieldError.of("appealDecision", "demand.appeal.once"));
    }
    return List.of();
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    if (!appeals(answers)) {
      records.recordDecline(task.number(), "accepted", task.actor());
      return Route.to(DemandProcess.APPEAL, "accepted").and(DemandProcess.OUTCOME, "declined");
    }
    Claim claim = claim(answers);
    records.appeal(task.number(), claim, task.actor());
    return Route.to(DemandProcess.APPEAL, "appealed").telling("appealed", claim.grounds());
  }

  private static Claim claim(Answers answers) {
    String grounds = answers.text("appealGrounds");
    return switch (answers.text("appealedFact")) {
      case "custody" ->
          new Claim(Appeals.COUNTRY_CUSTODIAN, "yes", answers.text("appealCustodian"), grounds);
      case "countryIdea" -> new Claim(Appeals.IDEA_SOURCE, "country", null, grounds);
      default -> new Claim(Appeals.IDEA_SOURCE, "joint", null, grounds);
    };
  }

  private static boolean appeals(Answers answers) {
    return answers.text("appealDecision").equals("appeal");
  }
}
