package org.capacitycompact.steering.web;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.web.WaiverOffers;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.steering.question.Waivers;
import org.springframework.stereotype.Component;

@Component
class WaiverLinks implements WaiverOffers {

  private final Waivers waivers;

  WaiverLinks(Waivers waivers) {
    this.waivers = waivers;
  }

  @Override
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
