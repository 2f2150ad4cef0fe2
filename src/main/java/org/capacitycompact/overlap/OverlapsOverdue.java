package org.capacitycompact.overlap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.web.Concerns;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Talks about an overlap whose day has passed without anything said of what came of it. */
@Component
class OverlapsOverdue implements Concerns {

  /** As grave as a risk that is likely and hits less hard. */
  private static final int WEIGHT = 4;

  private final JdbcClient database;
  private final CountryDays days;
  private final Wording wording;

  OverlapsOverdue(JdbcClient database, CountryDays days, Wording wording) {
    this.database = database;
    this.days = days;
    this.wording = wording;
  }

  private record Late(String talksTo, LocalDate dueOn) {}

  @Override
  public List<Concern> of(Initiative initiative, Actor reader, Locale language) {
    if (!initiative.status().isOpen()) {
      return List.of();
    }
    LocalDate today = days.todayOf(initiative.number());
    return database
        .sql(
            """
            select talks_to, due_on from overlap
            where number = ? and state = 'AGREED' and due_on < ? order by due_on
            """)
        .params(initiative.number(), today)
        .query(Late.class)
        .list()
        .stream()
        .map(
            late ->
                new Concern(
                    WEIGHT,
                    Cell.of(wording.say(language, "overlap.concern"))
                        .leadingTo(OverlapWords.page(initiative.number())),
                    new Tag(
                        wording.say(
                            language,
                            "overview.late",
                            ChronoUnit.DAYS.between(late.dueOn(), today)),
                        "bad"),
                    Cell.of(
                        wording.say(
                            language,
                            "overlap.concern.more",
                            late.talksTo(),
                            wording.day(late.dueOn(), language)))))
        .toList();
  }
}
