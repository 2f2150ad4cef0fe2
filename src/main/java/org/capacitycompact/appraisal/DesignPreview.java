package org.capacitycompact.appraisal;

import java.util.List;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.OwnershipFacts;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Endorsements;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.VerdictPreview;
import org.springframework.stereotype.Component;

/** Previews ownership and quality for a design that is being written. */
@Component
class DesignPreview implements VerdictPreview {

  private final Designs designs;
  private final Endorsements endorsements;
  private final Plans plans;
  private final SentPlan plan;
  private final PlanFacts counted;
  private final OwnershipFacts ownership;
  private final QualityFacts quality;
  private final Criteria criteria;

  DesignPreview(
      Designs designs,
      Endorsements endorsements,
      Plans plans,
      SentPlan plan,
      PlanFacts counted,
      OwnershipFacts ownership,
      QualityFacts quality,
      Criteria criteria) {
    this.designs = designs;
    this.endorsements = endorsements;
    this.plans = plans;
    this.plan = plan;
    this.counted = counted;
    this.ownership = ownership;
    this.quality = quality;
    this.criteria = criteria;
  }

  @Override
  public String task() {
    return AppraisalProcess.COMPLETE_DESIGN;
  }

  @Override
  public List<Verdict> of(TaskInHand task, Answers soFar) {
    InitiativeNumber number = task.number();
    Statement design = plan.of(number, Statements.DESIGN, soFar.asMap());
    return List.of(
        criteria.ask(
            "ownership",
            number,
            AppraisalProcess.DECIDE_OWNERSHIP,
            ownership.of(
                number,
                designs.demand(number),
                design,
                PlanCounts.of(plans, number),
                counted.of(number),
                endorsements.stance(number))),
        criteria.ask(
            "quality", number, AppraisalProcess.DECIDE_QUALITY, quality.of(number, design)));
  }
}
