package org.capacitycompact.portal;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.criteria.waiver.Waivers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.Right;
import org.springframework.stereotype.Component;

/** At which failed gates a reader is offered to ask for a waiver. */
@Component
public class WaiverLinks {

  private final Waivers waivers;

  WaiverLinks(Waivers waivers) {
    this.waivers = waivers;
  }

  /** The address of the question by clause; empty for whoever may not ask. */
  public Map<String, String> of(Initiative initiative, Actor reader) {
    return Right.ASK_WAIVER.on(reader, initiative.country())
        ? waivers.waivable(initiative).stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    clause ->
                        "/initiatives/" + initiative.number() + "/waivers/new?clause=" + clause))
        : Map.of();
  }
}
