package org.capacitycompact.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every suspension of an initiative's work: why, who asked for it, and how it ended. */
@Component
class SuspensionRecord {

  private final JdbcClient database;
  private final DeliveryWords words;

  SuspensionRecord(JdbcClient database, DeliveryWords words) {
    this.database = database;
    this.words = words;
  }

  /**
   * A suspension.
   *
   * @param askedBy the name of who asked for it; null for a rule
   */
  private record Suspension(
      Instant suspendedAt,
      String reason,
      @Nullable String language,
      @Nullable String askedBy,
      @Nullable LocalDate lookAgainOn,
      @Nullable String decision,
      @Nullable String decisionReason,
      @Nullable Instant decidedAt) {}

  Exhibit of(InitiativeNumber number, Locale language) {
    return new Exhibit.Table(
        say("suspensions", language),
        Stream.of("since", "reason", "askedBy", "lookAgain", "ended")
            .map(column -> say(column, language))
            .toList(),
        all(number).stream().map(each -> line(each, language)).toList());
  }

  private List<Suspension> all(InitiativeNumber number) {
    return database
        .sql(
            """
            select s.suspended_at, s.reason, s.language, coalesce(p.name, s.asked_by) as asked_by,
              s.look_again_on, s.decision, s.decision_reason, s.decided_at
            from suspension s left join person p on p.user_id = s.asked_by
            where s.number = ? order by s.suspended_at desc
            """)
        .param(number)
        .query(Suspension.class)
        .list();
  }

  private Line line(Suspension each, Locale language) {
    return Line.of(
        Cell.of(day(each.suspendedAt(), language)),
        Cell.said(each.reason(), each.language()),
        each.askedBy() == null ? Cell.of(say("byRule", language)) : Cell.of(each.askedBy()),
        MilestoneExhibits.day(each.lookAgainOn(), language),
        ended(each, language));
  }

  private Cell ended(Suspension each, Locale language) {
    return each.decision() == null || each.decidedAt() == null
        ? Cell.NONE
        : Cell.of(
            words.word(
                "delivery.shows.ended." + each.decision(),
                language,
                day(each.decidedAt(), language),
                Quoted.in(null, String.valueOf(each.decisionReason()))));
  }

  private static String day(Instant at, Locale language) {
    return Figures.day(ReaderZone.day(at), language);
  }

  private String say(String key, Locale language) {
    return words.word("delivery.shows." + key, language);
  }
}
