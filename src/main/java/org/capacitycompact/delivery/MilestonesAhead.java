package org.capacitycompact.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The milestones of a country that are to be delivered next, for those who do the work there. */
@Component
@Order(20)
class MilestonesAhead implements HomePart {

  private final JdbcClient database;
  private final CountryDays days;
  private final Wording wording;

  MilestonesAhead(JdbcClient database, CountryDays days, Wording wording) {
    this.database = database;
    this.days = days;
    this.wording = wording;
  }

  private record Ahead(
      InitiativeNumber number, String initiative, String language, String title, LocalDate due) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String country = reader.country();
    if (country == null || !Right.DELIVER_MILESTONE.atHome(reader)) {
      return Optional.empty();
    }
    LocalDate today = days.today(country);
    return Optional.of(
        Board.ofLines(
            "milestones",
            wording.say(language, "home.milestones"),
            next(country).stream().map(each -> line(each, today, language)).toList(),
            wording.say(language, "home.milestones.none")));
  }

  private List<Ahead> next(String country) {
    return database
        .sql(
            """
            select m.number, i.title as initiative, i.language, m.title, m.due
            from milestone m join initiative i on i.number = m.number
            where m.state = 'PLANNED' and i.status = 'RUNNING' and i.country = :country
            order by m.due, m.number, m.position limit :most
            """)
        .param("country", country)
        .param("most", FEW)
        .query(Ahead.class)
        .list();
  }

  private Line line(Ahead each, LocalDate today, Locale language) {
    long late = ChronoUnit.DAYS.between(each.due(), today);
    return new Line(
        Cell.of(Quoted.in(null, each.title())).leadingTo(Part.WORK.address(each.number())),
        Cell.of(each.number() + " " + Quoted.in(each.language(), each.initiative())),
        late > 0
            ? new Tag(wording.say(language, "overview.late", late), "bad")
            : new Tag(wording.day(each.due(), language), ""));
  }
}
