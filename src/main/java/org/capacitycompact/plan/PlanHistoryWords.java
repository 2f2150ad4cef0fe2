package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.web.HistoryWords;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was done and said in a plan, in words: "moved “Due” of the milestone “Reviews are held” from
 * 1 May to 3 May".
 */
@Component
class PlanHistoryWords implements HistoryWords {

  private static final List<String> KINDS =
      List.of("plan.row.", "plan.signed.", "plan.talk.", "plan.proposal.", "plan.request.");

  /** Longer values are read in the row. */
  private static final int SHORT = 80;

  private final PlanRecord plan;
  private final RowWords rows;
  private final ChangeWords words;
  private final Wording wording;

  PlanHistoryWords(PlanRecord plan, RowWords rows, ChangeWords words, Wording wording) {
    this.plan = plan;
    this.rows = rows;
    this.words = words;
    this.wording = wording;
  }

  @Override
  public boolean knows(String kind) {
    return KINDS.stream().anyMatch(kind::startsWith);
  }

  @Override
  public String of(Chronicle.Entry entry, Locale language) {
    List<String> detail = entry.detail();
    Section section = detail.isEmpty() ? null : Section.of(detail.get(0)).orElse(null);
    if (section == null) {
      // An answer covers rows of several sections: how many, and the words.
      return wording.say(
          language,
          "history." + entry.kind(),
          new BigDecimal(detail.get(0)),
          Quoted.in(entry.language(), detail.get(1)));
    }
    String row =
        detail.get(1).isEmpty()
            ? wording.say(
                language,
                "comment.about.section",
                wording.say(language, "plan.section." + section.id()))
            : words.named(section, detail.get(2), entry.language(), language);
    return entry.kind().endsWith(".changed")
        ? changed(entry, section, row, language)
        : wording.say(
            language,
            "history." + entry.kind(),
            row,
            detail.size() > 3 ? Quoted.in(entry.language(), detail.get(3)) : "");
  }

  private String changed(Chronicle.Entry entry, Section section, String row, Locale language) {
    List<String> detail = entry.detail();
    String keys = detail.get(3);
    FormField field = plan.form(section).field(keys).orElse(null);
    String labels = words.labels(section, keys, language);
    if (field == null || !isShown(field, detail.get(4)) || !isShown(field, detail.get(5))) {
      return wording.say(language, "history." + entry.kind(), row, labels);
    }
    String before = said(section, field, detail.get(4), entry.language(), language);
    String after = said(section, field, detail.get(5), entry.language(), language);
    String how =
        before.isEmpty()
            ? "set"
            : after.isEmpty() ? "emptied" : field.kind() == FieldKind.DATE ? "moved" : "from";
    return wording.say(language, "plan.history." + how, row, labels, before, after);
  }

  /** Whether it can be read by itself: a reference to another row, or a list, cannot. */
  private static boolean isShown(FormField field, String value) {
    return value.length() <= SHORT
        && field.kind() != FieldKind.CHECKLIST
        && !(field.valuesKey() != null && value.matches("\\d+"));
  }

  private String said(
      Section section, FormField field, String kept, @Nullable String writtenIn, Locale language) {
    if (kept.isEmpty()) {
      return "";
    }
    String said = rows.said(section, field, typed(field, kept), Map.of(), language);
    return field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT
        ? Quoted.in(writtenIn, said)
        : said;
  }

  private static Object typed(FormField field, String kept) {
    return switch (field.kind()) {
      case DATE -> LocalDate.parse(kept);
      case NUMBER, MONEY -> new BigDecimal(kept);
      case YES_NO, CHECKBOX -> Boolean.valueOf(kept);
      default -> kept;
    };
  }
}
