package org.capacitycompact.approval;

import java.util.List;
import org.capacitycompact.approval.Seats.Seat;
import org.capacitycompact.platform.engine.ModelBean;

/** Whom the models ask for a ballot or an objection. */
@ModelBean("ballotRounds")
class BallotRounds {

  private final Rounds rounds;
  private final Seats seats;

  BallotRounds(Rounds rounds, Seats seats) {
    this.rounds = rounds;
    this.seats = seats;
  }

  /** User ids of the open round's members who may judge; without a round those who could now. */
  public List<String> members(String number) {
    return rounds
        .findOpen(number)
        .map(round -> rounds.eligible(round.id()))
        .orElseGet(
            () ->
                seats.of(number).stream()
                    .filter(Seat::eligible)
                    .map(Seat::member)
                    .sorted()
                    .toList());
  }
}
