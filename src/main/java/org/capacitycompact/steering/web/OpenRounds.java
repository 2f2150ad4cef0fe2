package org.capacitycompact.steering.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.steering.SeatsHeld;
import org.capacitycompact.steering.SeatsHeld.Seat;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The open rounds of a member of the steering group, with their deadlines. */
@Component
@Order(5)
class OpenRounds implements HomePart {

  private final SeatsHeld seats;
  private final Wording wording;

  OpenRounds(SeatsHeld seats, Wording wording) {
    this.seats = seats;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    return Right.VOTE.of(reader)
        ? Optional.of(
            Board.ofLines(
                "rounds",
                wording.say(language, "home.rounds"),
                seats.of(reader, FEW).stream().map(seat -> line(seat, language)).toList(),
                wording.say(language, "home.rounds.none"),
                new Link(wording.say(language, "ballot.mine"), "/ballots")))
        : Optional.empty();
  }

  private Line line(Seat seat, Locale language) {
    String task = seat.task();
    return new Line(
        Cell.of(
                wording.say(
                    language,
                    "ballot.heading",
                    wording.say(language, "approval.purpose." + seat.about()),
                    String.valueOf(seat.roundNo())))
            .leadingTo(task == null ? "/initiatives/" + seat.number() : "/tasks/" + task),
        Cell.of(
            wording.say(
                language,
                "home.rounds.line",
                seat.number() + " " + Quoted.in(seat.language(), seat.title()),
                wording.moment(seat.closesAt(), language))),
        seat.cast()
            ? new Tag(wording.say(language, "home.rounds.cast"), "ok")
            : new Tag(wording.say(language, "home.rounds.open"), "warn"));
  }
}
