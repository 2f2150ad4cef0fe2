package org.capacitycompact.overlap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.CountryDays;
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

/** Overlaps that the country confirmed and that are not coordinated yet, the next day first. */
@Component
@Order(15)
class OverlapsToCoordinate implements HomePart {

  private final JdbcClient database;
  private final CountryDays days;
  private final Wording wording;

  OverlapsToCoordinate(JdbcClient database, CountryDays days, Wording wording) {
    this.database = database;
    this.days = days;
    this.wording = wording;
  }

  private record Open(
      InitiativeNumber number,
      String title,
      String language,
      @Nullable String talksTo,
      @Nullable String talksLanguage,
      @Nullable LocalDate dueOn) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String country = reader.country();
    if (country == null || !Right.COORDINATE_OVERLAPS.atHome(reader)) {
      return Optional.empty();
    }
    List<Open> open = open(country);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = days.today(country);
    return Optional.of(
        Board.ofLines(
            "overlaps",
            wording.say(language, "home.overlaps"),
            open.stream().map(each -> line(each, today, language)).toList(),
            wording.say(language, "home.overlaps.none")));
  }

  private List<Open> open(String country) {
    return database
        .sql(
            """
            select v.number, i.title, i.language, v.talks_to, v.talks_language, v.due_on
            from overlap v join initiative i on i.number = v.number
            where v.state in ('CONFIRMED', 'AGREED') and i.country = :country
              and i.ended_at is null
            order by v.due_on nulls first, v.number limit :most
            """)
        .param("country", country)
        .param("most", FEW)
        .query(Open.class)
        .list();
  }

  private Line line(Open each, LocalDate today, Locale language) {
    LocalDate due = each.dueOn();
    String talksTo = each.talksTo();
    return new Line(
        (talksTo == null
                ? Cell.of(wording.say(language, "overlap.toAgree"))
                : Cell.of(Quoted.in(each.talksLanguage(), talksTo)))
            .leadingTo(OverlapWords.page(each.number())),
        Cell.of(each.number() + " " + Quoted.in(each.language(), each.title())),
        due == null
            ? null
            : due.isBefore(today)
                ? new Tag(
                    wording.say(language, "overview.late", ChronoUnit.DAYS.between(due, today)),
                    "bad")
                : new Tag(wording.day(due, language), ""));
  }
}
