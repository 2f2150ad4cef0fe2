package org.capacitycompact.criteria.web;

import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;

/** At which failed gates a reader is offered to ask for a waiver; the waivers' own room says so. */
public interface WaiverOffers {

  /** The address of the question by clause; empty for whoever may not ask. */
  Map<String, String> of(Initiative initiative, Actor reader);
}
