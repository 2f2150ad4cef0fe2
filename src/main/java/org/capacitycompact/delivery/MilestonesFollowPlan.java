package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.util.List;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.PlannedMilestone;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.PlanGuard;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/**
 * Keeps milestones under way like the signed plan where it is changed; what was delivered stays as
 * it was delivered. One that is added waits for the next stretch of work.
 */
@Component
class MilestonesFollowPlan implements PlanGuard {

  private final MilestoneRepository milestones;

  MilestonesFollowPlan(MilestoneRepository milestones) {
    this.milestones = milestones;
  }

  /** A milestone whose work has begun is not dropped from the plan: its task and money are out. */
  @Override
  public List<FieldError> against(Change change) {
    Row before = change.before();
    return change.phase() == Phase.AGREED
            && change.section() == Section.WORK
            && before != null
            && change.after() == null
            && milestones
                .findByNumberAndPosition(change.initiative().number(), before.position())
                .isPresent()
        ? List.of(FieldError.of("title", "plan.signed.underWay"))
        : List.of();
  }

  @Override
  public void written(Change change, Row row) {
    if (change.phase() == Phase.AGREED && change.section() == Section.WORK) {
      milestones
          .findByNumberAndPosition(change.initiative().number(), row.position())
          .filter(milestone -> milestone.replan(planned(row)))
          .ifPresent(milestones::save);
    }
  }

  private static PlannedMilestone planned(Row row) {
    return new PlannedMilestone(
        new MilestonePosition(row.position()),
        row.name(),
        row.text("institution").orElseThrow(),
        row.date("due").orElseThrow(),
        AccountingCurrency.of(row.decimal("amount").orElse(BigDecimal.ZERO)));
  }
}
