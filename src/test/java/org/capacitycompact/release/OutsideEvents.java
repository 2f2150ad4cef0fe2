package org.capacitycompact.release;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.delivery.Suspensions;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.release.WaitState.Kind;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.steering.IndependentReviewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Events from outside while a process waits for something else: time, and what a country says of
 * itself. At each such place one initiative gets the event, so that all of them are tried.
 */
final class OutsideEvents {

  private final Cast cast;
  private final Initiatives initiatives;
  private final Suspensions suspensions;
  private final IndependentReviewer reviewer;
  private final AutomaticSteps machinery;

  /** How to cause each message; add new ones here. */
  private final Map<String, Predicate<InitiativeNumber>> messages =
      Map.of(
          "StartEvent_CountryStops", this::stopped,
          "StartEvent_InitiativeEnds", this::stopped,
          "BoundaryEvent_Suspend", this::suspended,
          "BoundaryEvent_ReplaceReviewer", this::replaced);

  @Autowired
  OutsideEvents(
      Cast cast,
      Initiatives initiatives,
      Suspensions suspensions,
      IndependentReviewer reviewer,
      AutowireCapableBeanFactory beans) {
    this.cast = cast;
    this.initiatives = initiatives;
    this.suspensions = suspensions;
    this.reviewer = reviewer;
    this.machinery = beans.createBean(AutomaticSteps.class);
  }

  void give(SortedMap<WaitState, SortedSet<String>> standing) {
    // Questions that exist beside the work since the move; they are answered and end by themselves.
    standing.keySet().removeIf(place -> place.process().equals("payment-hold"));
    SortedSet<String> needed = needed(standing);
    SortedSet<String> prompted = new TreeSet<>();
    for (Kind kind : new Kind[] {Kind.TIMER, Kind.MESSAGE}) {
      standing.forEach(
          (place, numbers) -> {
            if (place.kind() == kind) {
              give(place, chosen(numbers, needed, prompted));
            }
          });
    }
  }

  /**
   * Those that are about to continue automatically, or stand somewhere alone: their place must stay
   * as intended.
   */
  private static SortedSet<String> needed(SortedMap<WaitState, SortedSet<String>> standing) {
    return standing.entrySet().stream()
        .filter(place -> place.getKey().kind() == Kind.JOB || place.getValue().size() == 1)
        .flatMap(place -> place.getValue().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The last of those to which nothing else happens. */
  private static InitiativeNumber chosen(
      SortedSet<String> numbers, SortedSet<String> needed, SortedSet<String> prompted) {
    SortedSet<String> free = new TreeSet<>(numbers);
    free.removeAll(needed);
    free.removeAll(prompted);
    InitiativeNumber number =
        free.isEmpty() ? InitiativeNumber.of(numbers.last()) : InitiativeNumber.of(free.last());
    prompted.add(number.value());
    return number;
  }

  private void give(WaitState place, InitiativeNumber number) {
    if (place.kind() == Kind.TIMER) {
      machinery.timePassed(number, place);
      return;
    }
    Predicate<InitiativeNumber> message = messages.get(place.element());
    if (message == null) {
      throw new IllegalStateException("nobody has said how a message comes to " + place);
    }
    if (!message.test(number)) {
      throw new IllegalStateException(number + " did not take the message of " + place);
    }
  }

  /** Its country stops it; false when it has ended already. */
  boolean stopped(InitiativeNumber number) {
    return initiatives.get(number).status().isOpen()
        && initiatives.stop(number, country(number), "prioritiesChanged", "A drought came first.");
  }

  private boolean suspended(InitiativeNumber number) {
    return suspensions.suspend(number, country(number), "The river has taken the bridge.", null);
  }

  /** If the reviewer's time ran out before, another is appointed first. */
  private boolean replaced(InitiativeNumber number) {
    if (!reviewer.canBeReplaced(number, cast.actor("sofia"))) {
      cast.attempt(
          "sofia", number, "UserTask_AppointReviewer", Map.of("appointedReviewer", "abdou"));
    }
    return reviewer.replace(number, cast.actor("sofia"), "The reviewer has left.");
  }

  private Actor country(InitiativeNumber number) {
    return cast.actor(Story.of(cast, number).focalPoint());
  }
}
