package org.capacitycompact.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The peer reviews that a reviewer was asked for and has not answered. */
@Component
@Order(20)
class ReviewsAsked implements HomePart {

  private final JdbcClient database;
  private final Wording wording;

  ReviewsAsked(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  private record Asked(
      InitiativeNumber number,
      String title,
      String language,
      String country,
      String kind,
      @Nullable LocalDate due) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    return Right.REVIEW_AS_PEER.of(reader)
        ? Optional.of(
            Board.ofLines(
                "reviews",
                wording.say(language, "home.reviews"),
                open(reader).stream().map(each -> line(each, language)).toList(),
                wording.say(language, "home.reviews.none")))
        : Optional.empty();
  }

  private List<Asked> open(Actor reader) {
    return database
        .sql(
            """
            select r.number, i.title, i.language, i.country, r.kind, r.due
            from review_invitation v join peer_review r on r.id = v.review
              join initiative i on i.number = r.number
            where v.reviewer = :me and v.state = 'invited' and r.concluded_at is null and i.ended_at is null
            order by r.due nulls last, r.number limit :most
            """)
        .param("me", reader.userId())
        .param("most", FEW)
        .query(Asked.class)
        .list();
  }

  private Line line(Asked each, Locale language) {
    LocalDate due = each.due();
    return new Line(
        Cell.of(wording.say(language, "home.reviews." + each.kind()))
            .leadingTo("/initiatives/" + each.number()),
        Cell.of(
            each.number()
                + " "
                + Quoted.in(each.language(), each.title())
                + " · "
                + wording.country(each.country(), language)),
        due == null ? null : new Tag(wording.day(due, language), ""));
  }
}
