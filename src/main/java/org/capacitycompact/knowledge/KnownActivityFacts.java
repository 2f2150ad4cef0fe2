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
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A fact on an initiative's page: the published activity it started from. */
@Component
class KnownActivityFacts implements FactSheet {
  private final Initiatives initiatives;
  private final KnownActivities activities;

  KnownActivityFacts(Initiatives initiatives, KnownActivities activities) {
    this.initiatives = initiatives;
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
    return facts;
  }

  private static String name(List<Narrative> titles, @Nullable String other, Locale language) {
    return NarrativeChoice.best(titles, language.getLanguage())
        .map(Narrative::text)
        .orElse(String.valueOf(other));
  }
}
