package org.capacitycompact.worklist.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.ProcessPaths;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits on an initiative and for whom. */
@Component
class WorkOnInitiative implements InitiativePart {

  private final WaitingSteps waiting;
  private final ProcessPaths paths;
  private final Incidents incidents;

  WorkOnInitiative(WaitingSteps waiting, ProcessPaths paths, Incidents incidents) {
    this.waiting = waiting;
    this.paths = paths;
    this.incidents = incidents;
  }

  @Override
  public Map<String, ? extends @Nullable Object> of(
      Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    List<WaitingStep> steps = waiting.on(number, reader, language);
    boolean open = initiative.status().isOpen();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("waiting", steps);
    shown.put(
        "waitsForCountry",
        initiative.status() == Status.RUNNING && steps.stream().anyMatch(WaitingStep::country));
    shown.put("waits", open && steps.isEmpty() ? paths.waits(number).name() : null);
    shown.put("incident", open && incidents.on(number));
    return shown;
  }
}
