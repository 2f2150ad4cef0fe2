package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Map;
import org.capacitycompact.plan.Missing;
import org.capacitycompact.plan.Phase;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** What is missing, in words, each a link to the row or field that closes the gap. */
@Component
class GapViews {

  private final RowWords words;
  private final Wording wording;

  GapViews(RowWords words, Wording wording) {
    this.words = words;
    this.wording = wording;
  }

  /**
   * A gap.
   *
   * @param later whether only the design needs it, and the demand is written now
   */
  record GapView(String words, String link, boolean later) {}

  List<GapView> of(PlanReading plan, List<Missing.Gap> gaps) {
    return gaps.stream()
        .map(
            gap ->
                new GapView(
                    said(plan, gap),
                    link(plan, gap),
                    plan.access().phase() == Phase.DEMAND
                        && gap.neededFor() == Missing.Moment.DESIGN))
        // What is needed now comes first.
        .sorted((one, other) -> Boolean.compare(one.later(), other.later()))
        .toList();
  }

  private String said(PlanReading plan, Missing.Gap gap) {
    String key = gap.messageKey();
    if (key != null) {
      return wording.say(plan.language(), key, gap.args().toArray());
    }
    String field = gap.field();
    return field == null
        ? wording.say(plan.language(), "plan.missing." + gap.section().id())
        : wording.say(
            plan.language(),
            "plan.missing.field",
            label(plan, gap, field),
            plan.row(gap.section(), gap.position())
                .map((Row row) -> words.name(row, plan.choices(), plan.language()))
                .orElse(""));
  }

  private String label(PlanReading plan, Missing.Gap gap, String field) {
    return Map.of("target1Value", "plan.column.targets").entrySet().stream()
        .filter(each -> each.getKey().equals(field))
        .map(each -> wording.say(plan.language(), each.getValue()))
        .findFirst()
        .orElseGet(() -> words.label(gap.section(), field, plan.language()));
  }

  private static String link(PlanReading plan, Missing.Gap gap) {
    String page = plan.address(gap.section());
    boolean writes = plan.access().writesIn(gap.section());
    if (gap.position() == 0) {
      String anchor = Asked.adding(gap.section(), gap.under());
      return writes
          ? page
              + "?add="
              + gap.section().id()
              + (gap.under() > 0 ? "&under=" + gap.under() : "")
              + "#"
              + anchor
          : page;
    }
    String anchor = gap.section().id() + "-" + gap.position();
    return writes
        ? page + "?edit=" + anchor + "#" + (gap.field() == null ? anchor : "q-" + gap.field())
        : page + "?at=" + anchor + "#" + anchor;
  }
}
