package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.plan.PartiesOfPlan;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who leads, where it is anchored, who the partners are. */
@Component
class PartiesOnInitiative implements InitiativePart {

  private final PartiesOfPlan parties;
  private final Wording wording;

  PartiesOnInitiative(PartiesOfPlan parties, Wording wording) {
    this.parties = parties;
    this.wording = wording;
  }

  /** Somebody who takes part, and as what. */
  record PartyView(
      String role, String name, @Nullable String language, @Nullable String organisation) {}

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    List<PartyView> views =
        parties.of(initiative.number()).stream()
            .map(
                each ->
                    new PartyView(
                        wording.say(language, "overview.party." + each.role()),
                        each.name(),
                        each.language(),
                        each.organisation()))
            .toList();
    return Map.of("parties", views);
  }
}
