package org.capacitycompact.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.initiative.PaymentHoldProcess;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The payee of a verified milestone gives the reference for payments to it (S9, S37). */
@Component
class NamePayee implements TaskHandler {

  private static final String REFERENCE = "payeeReference";

  private final Milestones milestones;
  private final Payees payees;
  private final DeliveryWords words;

  NamePayee(Milestones milestones, Payees payees, DeliveryWords words) {
    this.milestones = milestones;
    this.payees = payees;
    this.words = words;
  }

  @Override
  public String task() {
    return PaymentHoldProcess.NAME_PAYEE;
  }

  @Override
  public Right right() {
    return Right.NAME_PAYEE;
  }

  @Override
  public Variable<?> oneFor() {
    return MilestoneProcess.MILESTONE;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Milestone milestone = milestones.of(task);
    return Map.of(
        "payeeShown",
        words.payee(milestone, payees.latest(task.number(), milestone.institution())));
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    Milestone milestone = milestones.of(task);
    return payees
        .latest(task.number(), milestone.institution())
        .filter(given -> given.refusal() != null)
        .filter(given -> given.reference().equals(answers.text(REFERENCE)))
        .map(given -> List.of(FieldError.of(REFERENCE, "delivery.payee.refusedBefore")))
        .orElseGet(List::of);
  }

  @Override
  public Set<String> keptApart() {
    return Set.of("payeeReference");
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Milestone milestone = milestones.of(task);
    payees.recordReference(
        task.number(), milestone.institution(), answers.text(REFERENCE), task.actor().userId());
    return Route.on().telling("done", milestone.institution());
  }
}
