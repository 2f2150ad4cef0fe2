package org.capacitycompact.steering;

import org.capacitycompact.initiative.InitiativeEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** If a country stops while its ballot is open, the round is abandoned and nothing counted. */
@Component
class CloseRoundsAtEnd {

  private final Rounds rounds;

  CloseRoundsAtEnd(Rounds rounds) {
    this.rounds = rounds;
  }

  @EventListener
  void on(InitiativeEnded ended) {
    rounds.abandon(ended.number());
  }
}
