package org.capacitycompact.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.KnownActivitySummary;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Facts on an initiative's page: the published activity it started from, and activities under way
 * in the same country and sector with which it should be coordinated (S26, S36).
 */
@Embodies(
    value = {"S26", "S36"},
    as = Embodies.As.RULE)
@Component
class KnownActivityFacts implements FactSheet {
  private static final int MOST = 5;

  private final Initiatives initiatives;
  private final Plans plans;
  private final KnownActivities activities;

  KnownActivityFacts(Initiatives initiatives, Plans plans, KnownActivities activities) {
    this.initiatives = initiatives;
    this.plans = plans;
    this.activities = activities;
  }

  @Override
  public String heading() {
    return "knowledge.facts";
  }

  @Override
  public Stage stage() {
    return Stage.DEMAND;
  }

  @Override
  public List<Fact> facts(InitiativeNumber number, Actor reader, Locale language) {
    Initiative initiative = initiatives.get(number);
    List<Fact> facts = new ArrayList<>();
    Long start = initiative.knownActivity();
    if (start != null) {
      activities
          .get(start)
          .ifPresent(
              known ->
                  facts.add(
                      new Fact(
                          "knowledge.facts.start",
                          name(
                              known.published().titles(),
                              known.published().identifier(),
                              language))));
    }
    String sector = plans.profile(number).sector();
    if (sector != null) {
      activities.underWay(initiative.country(), sector, start, MOST).stream()
          .map(activity -> new Fact("knowledge.facts.overlap", name(activity, language)))
          .forEach(facts::add);
    }
    return facts;
  }

  private static String name(KnownActivitySummary activity, Locale language) {
    String publisher = activity.publisher();
    return name(activity.titles(), activity.identifier(), language)
        + (publisher == null ? "" : " (" + publisher + ")");
  }

  private static String name(List<Narrative> titles, @Nullable String other, Locale language) {
    return NarrativeChoice.best(titles, language.getLanguage())
        .map(Narrative::text)
        .orElse(String.valueOf(other));
  }
}
