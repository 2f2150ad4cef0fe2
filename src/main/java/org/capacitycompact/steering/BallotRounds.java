package org.capacitycompact.steering;

import java.util.List;
import org.capacitycompact.platform.engine.ModelBean;
import org.capacitycompact.steering.Seats.Seat;

/** Whom the models ask for a ballot or an objection. */
@ModelBean("ballotRounds")
class BallotRounds {

  private final Rounds rounds;
  private final Seats seats;

  BallotRounds(Rounds rounds, Seats seats) {
    this.rounds = rounds;
    this.seats = seats;
  }

  /**
   * User ids of the members who may judge in the open round of a call.
   *
   * @param call the process instance that asks; a model of an earlier release says the initiative's
   *     number, and then without a round it is whoever could judge now
   */
  public List<String> members(String call) {
    return rounds
        .findOpen(call)
        .or(() -> rounds.findOpenOfStage(call))
        .map(round -> rounds.eligible(round.id()))
        .orElseGet(
            () ->
                seats.of(call).stream().filter(Seat::eligible).map(Seat::member).sorted().toList());
  }
}
