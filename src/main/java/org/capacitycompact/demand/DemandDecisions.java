package org.capacitycompact.demand;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.demand.DemandRecords.Asked;
import org.capacitycompact.demand.DemandRecords.Position;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was decided and asked about a demand, with who and when. */
@Component
class DemandDecisions {

  private final DemandRecords records;
  private final Wording wording;

  DemandDecisions(DemandRecords records, Wording wording) {
    this.records = records;
    this.wording = wording;
  }

  /** What the national authority said of each version, with its reason and letter (S18, S53). */
  Exhibit positions(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "demand.fact.endorsement"),
        columns(language, "version", "position", "reason", "reference", "who"),
        records.positions(number).stream().map(each -> line(each, language)).toList());
  }

  private Line line(Position each, Locale language) {
    return Line.of(
        Cell.of(wording.say(language, "demand.exhibit.versionOf", each.version())),
        Cell.tag(
            new Tag(
                wording.say(
                    language, "demand.endorsement." + (each.endorsed() ? "endorsed" : "returned")),
                each.endorsed() ? "ok" : "warn")),
        Cell.said(each.reason(), each.language()),
        Cell.said(each.reference(), each.language()),
        who(each.by(), each.at(), language));
  }

  /** What the secretariat asked and the country answered (S107). */
  Exhibit questions(InitiativeNumber number, Locale language) {
    return new Table(
        wording.say(language, "demand.exhibit.questions"),
        columns(language, "question", "asked", "answer", "answered"),
        records.questions(number).stream().map(each -> line(each, language)).toList());
  }

  private Line line(Asked each, Locale language) {
    return Line.of(
        Cell.said(each.question(), each.language()),
        who(each.by(), each.at(), language),
        Cell.said(each.answer(), each.answerLanguage()),
        each.answeredAt() == null
            ? Cell.NONE
            : who(each.answeredBy(), each.answeredAt(), language));
  }

  private Cell who(@Nullable String by, Instant at, Locale language) {
    return Cell.of(by == null ? wording.day(at, language) : wording.byOn(by, at, language));
  }

  private List<String> columns(Locale language, String... keys) {
    return List.of(keys).stream()
        .map(key -> wording.say(language, "demand.exhibit.column." + key))
        .toList();
  }
}
