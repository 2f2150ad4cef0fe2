package org.capacitycompact.partnership;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Demands that look for what a provider offers: those to which it was invited, whose countries
 * thereby opened them to it, and how well its own offers suit each (S20).
 */
@Component
@Order(20)
class DemandsToAnswer implements HomePart {

  private final JdbcClient database;
  private final Wording wording;

  DemandsToAnswer(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  private record Demand(
      InitiativeNumber number,
      String title,
      String language,
      String country,
      @Nullable LocalDate answerBy,
      @Nullable Integer score) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String organisation = reader.organisation();
    return organisation != null && Right.ANSWER_DEMAND.of(reader)
        ? Optional.of(
            Board.ofLines(
                "demands",
                wording.say(language, "home.demands"),
                open(organisation).stream().map(each -> line(each, language)).toList(),
                wording.say(language, "home.demands.none"),
                new Link(wording.say(language, "demands.title"), "/demands")))
        : Optional.empty();
  }

  private List<Demand> open(String organisation) {
    return database
        .sql(
            """
            select p.number, i.title, i.language, i.country, p.answer_by, (
              select max(m.score) from offer_match m join offer o on o.id = m.offer
              where m.number = p.number and o.organisation = p.organisation) as score
            from provider_invitation p join initiative i on i.number = p.number
            where p.organisation = :organisation and p.open and i.ended_at is null
            order by p.answer_by nulls last, p.number limit :most
            """)
        .param("organisation", organisation)
        .param("most", FEW)
        .query(Demand.class)
        .list();
  }

  private Line line(Demand each, Locale language) {
    String country = wording.country(each.country(), language);
    Integer score = each.score();
    LocalDate by = each.answerBy();
    return new Line(
        Cell.said(each.title(), each.language()).leadingTo("/initiatives/" + each.number()),
        Cell.of(
            score == null
                ? each.number() + " · " + country
                : wording.say(language, "home.demands.line", each.number(), country, score)),
        by == null ? null : new Tag(wording.day(by, language), ""));
  }
}
