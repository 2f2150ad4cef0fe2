package org.capacitycompact.appraisal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.appraisal.RemarksRead.Told;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Exhibit.Table;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Remarks about rows of a plan in a reader's language, alone and as a table. */
@Component
class RemarkWords {

  private final PlanRecord plan;
  private final RemarksRead read;
  private final ChangeWords names;
  private final Wording wording;

  RemarkWords(PlanRecord plan, RemarksRead read, ChangeWords names, Wording wording) {
    this.plan = plan;
    this.read = read;
    this.names = names;
    this.wording = wording;
  }

  /** Every remark, with the country's answer; empty while there is none. */
  Exhibit all(InitiativeNumber number, Locale language) {
    return table(number, "appraisal.remarks", read.of(number), language);
  }

  /** What became of the remarks that this partner made before. */
  Exhibit ofPartner(InitiativeNumber number, String partner, Locale language) {
    return table(
        number,
        "appraisal.remarks.own",
        read.of(number).stream().filter(each -> partner.equals(each.partner())).toList(),
        language);
  }

  private Exhibit table(InitiativeNumber number, String heading, List<Told> told, Locale language) {
    Map<String, Row> rows = told.isEmpty() ? Map.of() : rows(number);
    return new Table(
        wording.say(language, heading),
        List.of("row", "words", "who", "became", "reason").stream()
            .map(column -> wording.say(language, "appraisal.remark.column." + column))
            .toList(),
        told.stream()
            .map(
                each ->
                    Line.of(
                        row(number, each, rows, language),
                        Cell.said(each.words(), each.language()),
                        who(each, language),
                        Cell.tag(became(each, language)),
                        Cell.said(each.reason(), each.reasonLanguage())))
            .toList());
  }

  Map<String, Row> rows(InitiativeNumber number) {
    return plan.whole(number).values().stream()
        .flatMap(List::stream)
        .collect(Collectors.toMap(Row::anchor, row -> row));
  }

  /** The row that a remark is about, leading to it; a removed one is told by its section. */
  Cell row(InitiativeNumber number, Told remark, Map<String, Row> rows, Locale language) {
    Row row = rows.get(remark.anchor());
    String page = "/initiatives/%s/plan/%s".formatted(number, remark.section());
    if (row == null) {
      return Cell.of(
              Section.of(remark.section())
                  .map(section -> names.named(section, "", null, language))
                  .orElse(remark.section()))
          .leadingTo(page);
    }
    return Cell.of(names.named(row.section(), row.name(), row.language(), language))
        .leadingTo(page + "?at=" + row.anchor() + "#" + row.anchor());
  }

  /** The row as an option of a list, which holds no marked-up text. */
  String plain(Row row, Locale language) {
    String kind = names.named(row.section(), "", null, language);
    return row.section().isSingle() || row.name().isBlank()
        ? kind
        : wording.say(language, "appraisal.remark.option", kind, row.name());
  }

  Cell who(Told remark, Locale language) {
    String by =
        remark.partnerName() == null
            ? remark.by()
            : wording.say(language, "appraisal.remark.for", remark.by(), remark.partnerName());
    return Cell.of(wording.byOn(by, remark.at(), language));
  }

  Tag became(Told remark, Locale language) {
    Boolean takenUp = remark.takenUp();
    String state = takenUp == null ? "open" : takenUp ? "takenUp" : "notTakenUp";
    String kind = takenUp == null ? "warn" : takenUp ? "ok" : "decided";
    return new Tag(wording.say(language, "appraisal.remark." + state), kind);
  }
}
