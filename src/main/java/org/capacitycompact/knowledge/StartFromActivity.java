package org.capacitycompact.knowledge;

import java.util.stream.Stream;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeRaised;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.plan.PlanIntake;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Section;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * An initiative that starts from a published activity begins with what it says of the whole, and
 * all its results and indicators, as rows of its plan; its history says how many there were.
 */
@Component
class StartFromActivity {

  private final KnownActivities activities;
  private final PlanRecord plan;
  private final PlanIntake intake;
  private final PublishedDemand demands;
  private final Chronicle chronicle;

  StartFromActivity(
      KnownActivities activities,
      PlanRecord plan,
      PlanIntake intake,
      PublishedDemand demands,
      Chronicle chronicle) {
    this.activities = activities;
    this.plan = plan;
    this.intake = intake;
    this.demands = demands;
    this.chronicle = chronicle;
  }

  @EventListener
  void begin(InitiativeRaised raised) {
    Long activity = raised.initiative().knownActivity();
    if (activity != null) {
      activities.get(activity).ifPresent(known -> begin(raised, known.published()));
    }
  }

  private void begin(InitiativeRaised raised, PublishedActivity activity) {
    Initiative initiative = raised.initiative();
    PublishedRows rows = rows(plan, activity, initiative.language());
    intake.sow(
        initiative.number(),
        Stream.concat(demands.rows(activity, initiative.language()).stream(), rows.rows().stream())
            .toList(),
        raised.by());
    if (!rows.rows().isEmpty()) {
      chronicle.record(initiative.number(), "plan.published", raised.by(), rows.counts());
    }
  }

  static PublishedRows rows(PlanRecord plan, PublishedActivity activity, String language) {
    PublishedRows rows =
        new PublishedRows(language, plan.form(Section.RESULTS), plan.form(Section.INDICATORS));
    rows.add(activity.results());
    return rows;
  }
}
