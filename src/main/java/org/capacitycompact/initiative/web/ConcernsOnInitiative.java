package org.capacitycompact.initiative.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.Concerns.Concern;
import org.springframework.stereotype.Component;

/** What is at risk, from all capabilities, the gravest first. */
@Component
class ConcernsOnInitiative implements InitiativePart {

  /** As many as one takes in at a glance. */
  private static final int SHOWN = 5;

  private final List<Concerns> all;

  ConcernsOnInitiative(List<Concerns> all) {
    this.all = all;
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    List<Concern> found =
        all.stream()
            .flatMap(each -> each.of(initiative, reader, language).stream())
            .sorted(Comparator.comparing(Concern::weight).reversed())
            .toList();
    return Map.of(
        "concerns", found.stream().limit(SHOWN).toList(),
        "moreConcerns", Math.max(0, found.size() - SHOWN));
  }
}
