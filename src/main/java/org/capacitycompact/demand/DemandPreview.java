package org.capacitycompact.demand;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.IdeaFacts;
import org.capacitycompact.criteria.OwnershipFacts;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.TrackFacts;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.Endorsements.Stance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlanCounts;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.EstimatedTrack.Estimate;
import org.capacitycompact.plan.SentPlan;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.VerdictPreview;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Previews the demand gate for a demand that is being written, and ownership as advice. */
@Component
class DemandPreview implements VerdictPreview {

  /** The national authority is asked after the demand is submitted. */
  private static final @Nullable Stance NOT_YET_ASKED = null;

  private final OwnershipFacts ownership;
  private final IdeaFacts idea;
  private final Criteria criteria;
  private final PlanFacts counted;
  private final TrackFacts track;
  private final Plans plans;
  private final SentPlan plan;

  DemandPreview(
      OwnershipFacts ownership,
      IdeaFacts idea,
      Criteria criteria,
      PlanFacts counted,
      TrackFacts track,
      Plans plans,
      SentPlan plan) {
    this.ownership = ownership;
    this.idea = idea;
    this.criteria = criteria;
    this.counted = counted;
    this.track = track;
    this.plans = plans;
    this.plan = plan;
  }

  @Override
  public String task() {
    return DemandProcess.ARTICULATE_DEMAND;
  }

  @Override
  public List<Verdict> of(TaskInHand task, Answers soFar) {
    InitiativeNumber number = task.number();
    Statement demand = plan.of(number, Statements.DEMAND, soFar.asMap());
    PlanCounts counts = PlanCounts.of(plans, number);
    CountedPlan rows = counted.of(number);
    return List.of(
        criteria.ask(
            "demand-gate",
            number,
            DemandProcess.DECIDE_DEMAND_GATE,
            DemandGateFacts.of(
                idea.put(new Facts(), number, demand), demand, counts, rows, NOT_YET_ASKED)),
        criteria.ask(
            "ownership",
            number,
            DemandProcess.DECIDE_DEMAND_GATE,
            ownership.of(number, demand, demand, counts, rows, NOT_YET_ASKED)));
  }

  @Override
  public Optional<Estimate> track(TaskInHand task, Answers soFar) {
    return track.of(task.number());
  }
}
