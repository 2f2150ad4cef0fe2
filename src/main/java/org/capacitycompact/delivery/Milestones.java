package org.capacitycompact.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.funding.Disbursements;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.worklist.TaskInHand;
import org.jspecify.annotations.Nullable;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The milestones of an initiative during the work. */
@Service
@Transactional
class Milestones {

  private final MilestoneRepository milestones;
  private final Plans plans;
  private final Disbursements disbursements;
  private final CountryDays days;

  Milestones(
      MilestoneRepository milestones, Plans plans, Disbursements disbursements, CountryDays days) {
    this.milestones = milestones;
    this.plans = plans;
    this.disbursements = disbursements;
    this.days = days;
  }

  /**
   * Adds milestones that are new in the plan, and restarts unpaid ones.
   *
   * @return how many milestones are open
   */
  int plan(InitiativeNumber number) {
    List<Milestone> present = of(number);
    Set<MilestonePosition> known =
        present.stream().map(Milestone::position).collect(Collectors.toSet());
    List<PlannedMilestone> plan = plans.milestones(number);
    present.forEach(milestone -> milestone.restart(planned(plan, milestone)));
    plan.stream()
        .filter(planned -> !known.contains(planned.position()))
        .forEach(planned -> milestones.save(Milestone.planned(number, planned)));
    return (int) of(number).stream().filter(one -> one.state() != MilestoneState.PAID).count();
  }

  /** The milestone as the plan has it by now; null when it is not in the plan any more. */
  @Nullable PlannedMilestone planned(Milestone milestone) {
    return planned(plans.milestones(milestone.number()), milestone);
  }

  private static @Nullable PlannedMilestone planned(
      List<PlannedMilestone> plan, Milestone milestone) {
    return plan.stream()
        .filter(planned -> planned.position().equals(milestone.position()))
        .findFirst()
        .orElse(null);
  }

  List<Milestone> of(InitiativeNumber number) {
    return milestones.findByNumberOrderByPosition(number);
  }

  /** The milestone that a task is about. */
  Milestone of(TaskInHand task) {
    return get(task.number(), MilestonePosition.parse(task.local()));
  }

  Milestone get(InitiativeNumber number, MilestonePosition position) {
    return milestones
        .findByNumberAndPosition(number, position.value())
        .orElseThrow(
            () -> new ObjectRetrievalFailureException(Milestone.class, number + "/" + position));
  }

  /** What was told to have been spent on milestones that were delivered. */
  Money spent(InitiativeNumber number) {
    Money all = AccountingCurrency.NOTHING;
    for (Milestone milestone : of(number)) {
      Money told = milestone.spent();
      if (told != null && milestone.state() != MilestoneState.PLANNED) {
        all = all.plus(told);
      }
    }
    return all;
  }

  void move(InitiativeNumber number, int days) {
    of(number).forEach(milestone -> milestone.moveDueDate(days));
  }

  /** Writes decisions about milestones, so that the check for held payments sees them. */
  void flush() {
    milestones.flush();
  }

  /** Books the payment of a verified milestone, once however often it is asked. */
  Milestone pay(InitiativeNumber number, MilestonePosition position) {
    Milestone milestone = get(number, position);
    if (milestone.amount().isPositive()) {
      disbursements.book(number, milestone.position(), milestone.amount(), milestone.paymentKey());
    }
    if (!milestone.pay(days.todayOf(number))) {
      throw new IllegalStateException(milestone.paymentKey() + " is not verified");
    }
    return milestone;
  }
}
