package org.capacitycompact.delivery.web;

import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.delivery.FigureCorrections;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.InitiativePart;
import org.springframework.stereotype.Component;

/** What a reader may do about the work of an initiative, on its page. */
@Component
class DeliveryOnInitiative implements InitiativePart {

  private final Suspensions suspension;
  private final FigureCorrections figures;

  DeliveryOnInitiative(Suspensions suspension, FigureCorrections figures) {
    this.suspension = suspension;
    this.figures = figures;
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    return Map.of(
        "maySuspend", suspension.isPossible(initiative.number(), reader),
        "mayCorrectReport", figures.canBeCorrected(initiative.number(), reader));
  }
}
