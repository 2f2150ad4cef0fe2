package org.capacitycompact.participation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.participation.ParticipationRecord.Asked;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Initiatives of other countries in which one's own was asked to take part (S101). */
@Component
@Order(21)
class InvitationsToAnswer implements HomePart {

  private final ParticipationRecord record;
  private final Wording wording;

  InvitationsToAnswer(ParticipationRecord record, Wording wording) {
    this.record = record;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String country = reader.country();
    if (country == null
        || !Right.RECOMMEND_TAKING_PART.onBehalfOf(reader, country)
            && !Right.DECIDE_TAKING_PART.onBehalfOf(reader, country)) {
      return Optional.empty();
    }
    List<Line> lines =
        record.waitingFor(country, FEW).stream().map(each -> line(each, language)).toList();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Board.ofLines(
                "participations",
                wording.say(language, "home.participations"),
                lines,
                "",
                new Link(wording.say(language, "home.participations.all"), "/participations")));
  }

  private Line line(Asked each, Locale language) {
    return new Line(
        Cell.said(each.title(), each.titleLanguage()).leadingTo("/participations/" + each.id()),
        Cell.of(
            wording.say(
                language,
                each.recommendedAt() == null
                    ? "home.participations.asked"
                    : "home.participations.recommended",
                wording.country(each.number().country(), language))),
        new Tag(wording.day(each.answerBy(), language), ""));
  }
}
