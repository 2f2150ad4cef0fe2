package org.capacitycompact.readiness.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.readiness.ProvidersReadiness;
import org.capacitycompact.readiness.ProvidersReadiness.Standing;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How a provider's own assessment stands; and for the secretariat, whose does not count. */
@Component
@Order(60)
class ReadinessOnHome implements HomePart {

  private final ProvidersReadiness providers;
  private final ReadinessWords words;
  private final Wording wording;

  ReadinessOnHome(ProvidersReadiness providers, ReadinessWords words, Wording wording) {
    this.providers = providers;
    this.words = words;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String organisation = reader.organisation();
    LocalDate today = providers.today();
    if (organisation != null && Right.ASSESS_OWN_READINESS.of(reader)) {
      return Optional.of(board(providers.of(organisation).stream(), today, language));
    }
    return Right.READ_ANSWERS_OF_READINESS.of(reader)
        ? Optional.of(
            board(
                providers.all().stream().filter(each -> each.current(today).isEmpty()),
                today,
                language))
        : Optional.empty();
  }

  private Board board(Stream<Standing> shown, LocalDate today, Locale language) {
    List<Line> lines =
        shown
            .map(
                each ->
                    new Line(
                        Cell.of(each.name())
                            .leadingTo("/providers/" + each.organisation() + "/readiness"),
                        Cell.of(words.span(each, language)),
                        words.standing(each, today, language)))
            .toList();
    return Board.ofLines(
        "readiness",
        wording.say(language, "readiness.title"),
        lines,
        wording.say(language, "readiness.noneMissing"),
        new Link(wording.say(language, "readiness.toAll"), "/readiness"));
  }
}
