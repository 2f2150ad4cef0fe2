package org.capacitycompact.criteria.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.InitiativePart;
import org.springframework.stereotype.Component;

/** The newest verdicts on an initiative, on its page. */
@Component
class VerdictsOnInitiative implements InitiativePart {

  private final VerdictViews verdicts;

  VerdictsOnInitiative(VerdictViews verdicts) {
    this.verdicts = verdicts;
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.VERDICTS);
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    return Map.of("verdicts", verdicts.latest(initiative.number(), language));
  }
}
