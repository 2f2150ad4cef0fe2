package org.capacitycompact.release;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.steering.question.Waivers;
import org.capacitycompact.steering.question.Waivers.Asked;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Puts to the steering group what no design can mend: an initiative whose idea was a provider's
 * passed the demand gate by an appeal, and fails the same clause at its appraisal.
 */
final class ClearedWay {

  private static final String DESIGN = "UserTask_CompleteDesign";

  private final Waivers waivers;
  private final Initiatives initiatives;
  private final Cast cast;
  private final Clock clock;

  @Autowired
  ClearedWay(Waivers waivers, Initiatives initiatives, Cast cast, Clock clock) {
    this.waivers = waivers;
    this.initiatives = initiatives;
    this.cast = cast;
    this.clock = clock;
  }

  /** Requests waivers for the gates at which a design failed again; false when there are none. */
  boolean cleared(InitiativeNumber number, List<String> decisions) {
    if (!decisions.contains(DESIGN)) {
      return false;
    }
    Actor authority = cast.actor(Story.of(cast, number).authority());
    List<String> failed = waivers.waivable(initiatives.get(number));
    failed.forEach(
        clause ->
            waivers.ask(
                number,
                new Asked(clause, "No design mends it.", LocalDate.now(clock).plusDays(90), null),
                authority));
    return !failed.isEmpty();
  }
}
