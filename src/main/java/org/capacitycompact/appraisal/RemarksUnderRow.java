package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.web.RowPart;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Under each row: what partners and society said of it while the design was heard. */
@Component
@Order(30)
class RemarksUnderRow implements RowPart {

  private final RemarksRead read;
  private final RemarkWords words;
  private final Wording wording;

  RemarksUnderRow(RemarksRead read, RemarkWords words, Wording wording) {
    this.read = read;
    this.words = words;
    this.wording = wording;
  }

  /**
   * A remark under its row.
   *
   * @param kind what it is, in a word
   * @param answer the country's reason; null without one
   */
  public record Under(String kind, Cell said, String who, Tag became, @Nullable Cell answer) {}

  @Override
  public String template() {
    return "appraisal/remarks";
  }

  @Override
  public Map<String, Object> of(
      Initiative initiative, List<Row> rows, Actor reader, Locale language) {
    Set<String> anchors = rows.stream().map(Row::anchor).collect(Collectors.toSet());
    Map<String, List<Under>> under = new HashMap<>();
    for (RemarksRead.Told each : read.of(initiative.number())) {
      if (anchors.contains(each.anchor())) {
        under.computeIfAbsent(each.anchor(), row -> new ArrayList<>()).add(under(each, language));
      }
    }
    return Map.copyOf(under);
  }

  private Under under(RemarksRead.Told said, Locale language) {
    return new Under(
        wording.say(
            language,
            said.partner() == null ? "appraisal.remark.contribution" : "appraisal.remark.change"),
        Cell.said(said.words(), said.language()),
        words.who(said, language).text(),
        words.became(said, language),
        said.reason() == null ? null : Cell.said(said.reason(), said.reasonLanguage()));
  }
}
