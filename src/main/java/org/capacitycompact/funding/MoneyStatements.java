package org.capacitycompact.funding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Money;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Commitments, pledges, days and signatures as tables, with what was written and by whom. */
@Component
class MoneyStatements {

  private final MoneySaid said;
  private final Wording wording;

  MoneyStatements(MoneySaid said, Wording wording) {
    this.said = said;
    this.wording = wording;
  }

  /** What the country committed and by which letter; the first counts. */
  Exhibit commitments(InitiativeNumber number, Locale language) {
    return table(
        "commitments",
        language,
        said.commitments(number).stream()
            .map(
                each ->
                    Line.of(
                        by(each.person(), each.at(), language),
                        amount(each.cash(), language),
                        amount(each.inKind(), language),
                        Cell.said(each.valuation(), each.language()),
                        letter(each, language)))
            .toList(),
        "by",
        "cash",
        "inKind",
        "valuation",
        "letter");
  }

  private Cell letter(MoneySaid.Committed said, Locale language) {
    String kind = wording.say(language, "money.kind." + said.kind());
    String confirmed =
        said.confirmedBy() == null || said.confirmedOn() == null
            ? ""
            : "\n"
                + wording.say(
                    language,
                    "money.confirmed",
                    said.confirmedBy(),
                    wording.day(said.confirmedOn(), language));
    return Cell.of((said.reference() == null ? kind : kind + ": " + said.reference()) + confirmed);
  }

  Exhibit pledges(InitiativeNumber number, Locale language) {
    return table(
        "pledges",
        language,
        said.pledges(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(each.organisation()),
                        amount(each.cash(), language),
                        amount(each.inKind(), language),
                        Cell.said(each.inKindText(), each.language()),
                        each.availableFrom() == null
                            ? Cell.NONE
                            : Cell.of(wording.day(each.availableFrom(), language)),
                        Cell.said(each.note(), each.language()),
                        by(each.person(), each.at(), language)))
            .toList(),
        "organisation",
        "cash",
        "inKind",
        "valuation",
        "from",
        "note",
        "by");
  }

  Exhibit availabilities(InitiativeNumber number, Locale language) {
    return table(
        "availabilities",
        language,
        said.availabilities(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(each.organisation()),
                        Cell.of(wording.day(each.availableFrom(), language)),
                        Cell.said(each.note(), each.language()),
                        by(each.person(), each.at(), language)))
            .toList(),
        "organisation",
        "from",
        "note",
        "by");
  }

  /** Every answer to every agreement, with the office, the statement on tying and the reason. */
  Exhibit signatures(InitiativeNumber number, Locale language) {
    return table(
        "signatures",
        language,
        said.signatures(number).stream()
            .map(
                each ->
                    Line.of(
                        Cell.of(wording.say(language, "funding.party." + each.party())),
                        Cell.of(each.name() + ", " + each.office()),
                        Cell.of(
                                each.tying() == null
                                    ? ""
                                    : wording.say(language, "money.tying." + each.tying()))
                            .with(
                                new Tag(
                                    wording.say(
                                        language, each.signed() ? "money.signed" : "money.refused"),
                                    each.signed() ? "ok" : "bad")),
                        Cell.said(each.reason(), each.language()),
                        Cell.number(String.valueOf(each.agreement())),
                        by(each.person(), each.at(), language)))
            .toList(),
        "party",
        "signatory",
        "answer",
        "reason",
        "agreement",
        "by");
  }

  private Exhibit table(String name, Locale language, List<Line> lines, String... columns) {
    return new Table(
        wording.say(language, "money." + name),
        Stream.of(columns).map(key -> wording.say(language, "money.column." + key)).toList(),
        lines);
  }

  private Cell by(String person, Instant at, Locale language) {
    return Cell.of(wording.byOn(person, at, language));
  }

  private static Cell amount(Money amount, Locale language) {
    return Cell.number(Figures.amount(amount, language));
  }
}
