package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts that forms of the work show, in the reader's language. */
@Component
class DeliveryWords {

  private final MessageSource messages;

  DeliveryWords(MessageSource messages) {
    this.messages = messages;
  }

  /** The rows of a progress report: what was planned and is known of each result and target. */
  List<AskedRows> reported(List<PlannedResult> results, List<SufficiencyTarget> targets) {
    List<String> columns =
        List.of(
            say("delivery.rows.what"),
            say("delivery.rows.baseline"),
            say("delivery.rows.target"),
            say("delivery.rows.last"));
    return List.of(
        new AskedRows(
            ReportProgress.RESULT,
            columns,
            results.stream()
                .map(
                    result ->
                        FormRow.numbered(
                            result.position(),
                            Cell.said(result.title(), null),
                            figure(result.baseline()),
                            byDay(result.target(), result.due()),
                            byDay(result.actual(), result.actualOn())))
                .toList()),
        new AskedRows(
            ReportProgress.TARGET,
            columns,
            targets.stream()
                .map(
                    target ->
                        FormRow.numbered(
                            target.position(),
                            Cell.said(target.indicator(), null),
                            figure(target.baseline()),
                            byDay(target.target(), target.due()),
                            figure(target.actual())))
                .toList()));
  }

  private static Cell figure(@Nullable BigDecimal value) {
    return value == null ? Cell.NONE : Cell.number(Figures.number(value, language()));
  }

  private Cell byDay(@Nullable BigDecimal value, @Nullable LocalDate day) {
    return value == null || day == null
        ? figure(value)
        : Cell.number(
            say(
                "delivery.rows.byDay",
                Figures.number(value, language()),
                Figures.day(day, language())));
  }

  /** A corrected figure: old and new value, by whom and why. */
  String corrected(FigureCorrections.Correction made, Locale language) {
    return word(
        made.milestone() == null ? "delivery.corrected" : "delivery.correctedOfMilestone",
        language,
        Figures.money(made.was(), language),
        Figures.money(made.correctedTo(), language),
        made.person(),
        Figures.day(ReaderZone.day(made.correctedAt()), language),
        Quoted.in(made.language(), made.reason()),
        String.valueOf(made.milestone()));
  }

  /** A correction of the course: what, by whom and by when, and what it changes. */
  String agreed(Corrections.Correction agreed, Locale language) {
    List<String> lines = new ArrayList<>();
    lines.add(Quoted.in(agreed.language(), agreed.text()));
    lines.add(
        agreed.owner() == null
            ? word("delivery.agreed.by", language, Figures.day(agreed.due(), language))
            : word(
                "delivery.agreed.byWhom",
                language,
                Figures.day(agreed.due(), language),
                Quoted.in(agreed.language(), agreed.owner())));
    if (agreed.timeChangeDays() != 0) {
      lines.add(word("delivery.agreed.time", language, String.valueOf(agreed.timeChangeDays())));
    }
    if (!agreed.budgetChange().isZero()) {
      lines.add(
          word(
              "delivery.agreed.budget",
              language,
              Figures.percent(agreed.budgetChange(), language)));
    }
    return String.join("\n", lines);
  }

  String word(String key, Locale language, Object... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }

  private String say(String key, Object... filledWith) {
    Object[] texts = java.util.Arrays.stream(filledWith).map(String::valueOf).toArray();
    return messages.getMessage(key, texts, language());
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }
}
