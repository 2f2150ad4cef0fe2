package org.capacitycompact.steering;

import java.util.List;
import java.util.Optional;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.Seats.Seat;

/** Tells the models whom to ask for a ballot or an objection. */
@ModelBean("ballotRounds")
class BallotRounds {

  private final Rounds rounds;
  private final Seats seats;

  BallotRounds(Rounds rounds, Seats seats) {
    this.rounds = rounds;
    this.seats = seats;
  }

  /**
   * User ids of the members who may vote in a call's open round.
   *
   * @param call the process instance that asks; a model of an earlier release passes the
   *     initiative's number, and without a round the members who could vote now are returned
   */
  public List<String> members(String call) {
    Optional<InitiativeNumber> initiative = InitiativeNumber.read(call);
    return rounds
        .findOpen(call)
        .or(() -> initiative.flatMap(rounds::findOpenOfStage))
        .map(round -> rounds.eligible(round.id()))
        .orElseGet(
            () ->
                initiative.map(seats::of).orElse(List.of()).stream()
                    .filter(Seat::eligible)
                    .map(Seat::member)
                    .sorted()
                    .toList());
  }
}
