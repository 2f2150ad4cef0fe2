package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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

  private static final String KIND = "kind";
  private static final String MILESTONE = "MILESTONE";

  private final MilestoneRepository milestones;

  MilestonesFollowPlan(MilestoneRepository milestones) {
    this.milestones = milestones;
  }

  /**
   * A milestone whose work has begun is not dropped from the plan, nor made an activity: its task
   * and money are out.
   */
  @Override
  public List<FieldError> against(Change change) {
    Row before = change.before();
    Map<String, Object> after = change.after();
    return change.phase() == Phase.AGREED
            && change.section() == Section.WORK
            && before != null
            && before.text(KIND).filter(MILESTONE::equals).isPresent()
            && (after == null || !MILESTONE.equals(after.get(KIND)))
            && milestones
                .findByNumberAndPosition(change.initiative().number(), before.position())
                .isPresent()
        ? List.of(FieldError.of(after == null ? "title" : KIND, "plan.signed.underWay"))
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
