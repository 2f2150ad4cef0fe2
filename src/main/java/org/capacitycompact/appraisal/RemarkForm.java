package org.capacitycompact.appraisal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.form.Need;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Wording;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * How forms ask for remarks about rows of the plan, and for the country's answers to them: each is
 * a row of the form.
 */
@Component
class RemarkForm {

  private static final Pattern REMARK = Pattern.compile("remark(\\d+)Words");
  private static final Pattern ANCHOR = Pattern.compile("([a-z]+)-(\\d+)");
  private static final String ANSWER = "answer";

  /** As many as the forms let somebody add. */
  private static final int MOST = 20;

  private static final Map<String, Need> WORDS = words();

  private final PlanRecord plan;
  private final Remarks remarks;
  private final RemarksRead read;
  private final RemarkWords words;
  private final Wording wording;

  RemarkForm(
      PlanRecord plan, Remarks remarks, RemarksRead read, RemarkWords words, Wording wording) {
    this.plan = plan;
    this.remarks = remarks;
    this.read = read;
    this.words = words;
    this.wording = wording;
  }

  /** What somebody notes at a row of the plan. */
  record Noted(String section, int position, String words) {}

  private static Map<String, Need> words() {
    Map<String, Need> needs = new LinkedHashMap<>();
    for (int row = 1; row <= MOST; row++) {
      needs.put(
          "remark" + row + "Words",
          Need.when("remark" + row + "Place", "appraisal.remark.words.missing"));
    }
    return Map.copyOf(needs);
  }

  /** Whoever names a row of the plan says something about it. */
  static Map<String, Need> needsOfRemarks() {
    return WORDS;
  }

  /** The rows of the plan, to choose what a remark is about. */
  Map<String, List<Choice>> choices(InitiativeNumber number) {
    Locale language = LocaleContextHolder.getLocale();
    List<Choice> rows = new ArrayList<>();
    plan.whole(number)
        .values()
        .forEach(
            section ->
                section.forEach(
                    row -> rows.add(new Choice(row.anchor(), words.plain(row, language)))));
    return Map.of("placeOptions", rows);
  }

  /** The remarks that were written, in the order of the form's rows. */
  List<Noted> noted(Answers answers) {
    Map<Integer, Noted> noted = new TreeMap<>();
    answers
        .asMap()
        .keySet()
        .forEach(
            key -> {
              Matcher remark = REMARK.matcher(key);
              if (remark.matches()) {
                Matcher row = ANCHOR.matcher(answers.text("remark" + remark.group(1) + "Place"));
                if (row.matches()) {
                  noted.put(
                      Integer.valueOf(remark.group(1)),
                      new Noted(row.group(1), Integer.parseInt(row.group(2)), answers.text(key)));
                }
              }
            });
    return List.copyOf(noted.values());
  }

  /** The remarks that wait for the country's word, each with its row, its words and whose it is. */
  List<AskedRows> toAnswer(InitiativeNumber number) {
    List<RemarksRead.Told> open = open(number);
    if (open.isEmpty()) {
      return List.of();
    }
    Locale language = LocaleContextHolder.getLocale();
    Map<String, Row> rows = words.rows(number);
    List<FormRow> asked = new ArrayList<>();
    for (RemarksRead.Told each : open) {
      asked.add(
          FormRow.numbered(
              asked.size() + 1,
              words.row(number, each, rows, language),
              Cell.said(each.words(), each.language()),
              words.who(each, language)));
    }
    return List.of(
        new AskedRows(
            ANSWER,
            List.of("row", "words", "who").stream()
                .map(column -> wording.say(language, "appraisal.remark.column." + column))
                .toList(),
            asked));
  }

  /** Each of them is answered. */
  Map<String, Need> needs(InitiativeNumber number) {
    Map<String, Need> needs = new LinkedHashMap<>();
    for (int row = 1; row <= open(number).size(); row++) {
      needs.put(key(row, "TakenUp"), Need.always("appraisal.remark.answer.missing"));
    }
    return needs;
  }

  /** Records the country's answers; what an older form does not ask stays open. */
  void answer(InitiativeNumber number, Answers answers, Actor by) {
    if (!answers.asks(key(1, "TakenUp"))) {
      return;
    }
    int row = 0;
    for (Remark each : remarks.open(number)) {
      row++;
      if (answers.has(key(row, "TakenUp"))) {
        remarks.answer(
            number,
            each,
            new Remarks.Answered(
                answers.bool(key(row, "TakenUp")),
                answers.optionalText(key(row, "Reason")).orElse(null)),
            by);
      }
    }
  }

  private List<RemarksRead.Told> open(InitiativeNumber number) {
    return read.of(number).stream()
        .filter(RemarksRead.Told::isOpen)
        .sorted(Comparator.comparingLong(RemarksRead.Told::id))
        .toList();
  }

  private static String key(int row, String question) {
    return ANSWER + row + question;
  }
}
