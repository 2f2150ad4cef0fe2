package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.delivery.Milestone.Delivery;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.engine.Variable;
import org.capacitycompact.worklist.Route;
import org.capacitycompact.worklist.TaskHandler;
import org.capacitycompact.worklist.TaskInHand;
import org.springframework.stereotype.Component;

/** The implementing institution delivers a milestone with evidence (S37, S44). */
@Component
class DeliverMilestone implements TaskHandler {

  private final Milestones milestones;
  private final Payees payees;
  private final Initiatives initiatives;
  private final DeliveryWords words;
  private final CountryDays days;

  DeliverMilestone(
      Milestones milestones,
      Payees payees,
      Initiatives initiatives,
      DeliveryWords words,
      CountryDays days) {
    this.milestones = milestones;
    this.payees = payees;
    this.initiatives = initiatives;
    this.words = words;
    this.days = days;
  }

  @Override
  public String task() {
    return MilestoneProcess.DELIVER_MILESTONE;
  }

  @Override
  public Right right() {
    return Right.DELIVER_MILESTONE;
  }

  @Override
  public Variable<?> oneFor() {
    return MilestoneProcess.MILESTONE;
  }

  @Override
  public Map<String, Object> prefill(TaskInHand task) {
    Milestone milestone = milestones.of(task);
    Map<String, Object> known = new HashMap<>();
    known.put("milestoneShown", words.milestone(milestone));
    put(known, "deliveredOn", milestone.deliveredOn());
    put(known, "deliveryEvidence", milestone.evidence());
    put(known, "evidenceLink", milestone.evidenceLink());
    put(
        known,
        "milestoneSpentUsd",
        Optional.ofNullable(milestone.spent()).map(Money::plain).orElse(null));
    payees
        .latest(task.number(), milestone.institution())
        .filter(given -> given.refusal() == null)
        .ifPresent(given -> known.put("payeeReference", given.reference()));
    return known;
  }

  private static void put(
      Map<String, Object> known, String key, @org.jspecify.annotations.Nullable Object value) {
    if (value != null) {
      known.put(key, value.toString());
    }
  }

  @Override
  public List<FieldError> check(TaskInHand task, Answers answers) {
    List<FieldError> errors = new ArrayList<>();
    LocalDate on = answers.date("deliveredOn");
    LocalDate began = days.dayOf(task.number(), initiatives.get(task.number()).startedAt());
    if (days.isToCome(task.country(), on)) {
      errors.add(
          FieldError.ofDays("deliveredOn", "delivery.date.future", on, days.today(task.country())));
    } else if (on.isBefore(began)) {
      errors.add(FieldError.of("deliveredOn", "delivery.date.beforeStart", began.toString()));
    }
    Money amount = milestones.of(task).amount();
    answers
        .optionalMoney("milestoneSpentUsd")
        .filter(spent -> spent.isMoreThan(amount))
        .ifPresent(
            spent ->
                errors.add(
                    FieldError.of(
                        "milestoneSpentUsd", "delivery.spent.moreThanMilestone", amount.plain())));
    return errors;
  }

  @Override
  public Set<String> keptApart() {
    return Set.of("payeeReference");
  }

  @Override
  public Route decide(TaskInHand task, Answers answers) {
    Milestone milestone = milestones.of(task);
    boolean taken =
        milestone.deliver(
            task.actor().userId(),
            new Delivery(
                answers.date("deliveredOn"),
                answers.text("deliveryEvidence"),
                answers.optionalText("evidenceLink").orElse(null),
                answers.optionalMoney("milestoneSpentUsd").orElse(null)));
    if (!taken) {
      throw new IllegalStateException(milestone.paymentKey() + " is delivered already");
    }
    answers
        .optionalText("payeeReference")
        .ifPresent(
            reference ->
                payees.recordReference(
                    task.number(), milestone.institution(), reference, task.actor().userId()));
    return Route.on().telling("done", String.valueOf(milestone.position()), milestone.title());
  }
}
