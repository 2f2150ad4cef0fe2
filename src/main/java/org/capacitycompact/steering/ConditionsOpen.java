package org.capacitycompact.steering;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Conditions of approvals that nobody has said are met, for the secretariat that follows them up.
 */
@Component
@Order(60)
class ConditionsOpen implements HomePart {

  private final JdbcClient database;
  private final Wording wording;

  ConditionsOpen(JdbcClient database, Wording wording) {
    this.database = database;
    this.wording = wording;
  }

  private record Open(
      InitiativeNumber number, String title, String language, String condition, LocalDate due) {}

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    return Right.APPOINT_REVIEWER.of(reader)
        ? Optional.of(
            Board.ofLines(
                "conditions",
                wording.say(language, "home.conditions"),
                open().stream().map(each -> line(each, language)).toList(),
                wording.say(language, "home.conditions.none")))
        : Optional.empty();
  }

  private List<Open> open() {
    return database
        .sql(
            """
            select c.number, i.title, i.language, c.condition, c.due
            from approval_condition c join initiative i on i.number = c.number
            where c.met_at is null and i.ended_at is null order by c.due, c.id limit ?
            """)
        .param(FEW)
        .query(Open.class)
        .list();
  }

  private Line line(Open each, Locale language) {
    return new Line(
        Cell.of(Quoted.in(null, each.condition())).leadingTo(Part.STEERING.address(each.number())),
        Cell.of(each.number() + " " + Quoted.in(each.language(), each.title())),
        wording.due(each.due().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), language));
  }
}
