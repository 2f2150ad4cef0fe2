package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.exit.Judgements.Judged;
import org.capacitycompact.form.AskedRows;
import org.capacitycompact.form.FormRow;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts that forms of the exit show, in the reader's language. */
@Component
class ExitWords {

  private final MessageSource messages;

  ExitWords(MessageSource messages) {
    this.messages = messages;
  }

  /** What was agreed and is known of each target, to examine it. */
  AskedRows examined(String name, List<SufficiencyTarget> targets) {
    Locale language = LocaleContextHolder.getLocale();
    return new AskedRows(
        name,
        List.of(
            word("exit.rows.indicator", language),
            word("exit.rows.baseline", language),
            word("exit.rows.target", language),
            word("exit.rows.value", language)),
        targets.stream()
            .map(
                target ->
                    FormRow.numbered(
                        target.position(),
                        Cell.said(target.indicator(), null),
                        figure(target.baseline(), language),
                        Cell.number(
                            say(
                                language,
                                "exit.rows.byDay",
                                Figures.number(target.target(), language),
                                Figures.day(target.due(), language))),
                        figure(target.actual(), language)))
            .toList());
  }

  static Cell figure(@Nullable BigDecimal value, Locale language) {
    return value == null ? Cell.NONE : Cell.number(Figures.number(value, language));
  }

  /**
   * One part per line: value, the country's statement with reason and evidence, the partner's, the
   * result.
   */
  String judged(List<SufficiencyTarget> targets, Judged judged, Locale language) {
    List<String> parts = countrys(targets, judged, language);
    if (judged.isClaim()) {
      String answer = judged.agreed() == null ? "silent" : judged.agreed() ? "agreed" : "disagreed";
      parts.add(say(language, "exit.judged.partner." + answer));
      if (judged.partnersReason() != null) {
        parts.add(judged.partnersReason());
      }
    }
    parts.add(say(language, "exit.judged." + (judged.reached() ? "reached" : "notReached")));
    return lines(parts);
  }

  private List<String> countrys(List<SufficiencyTarget> targets, Judged judged, Locale language) {
    List<String> parts = new ArrayList<>();
    targets.stream()
        .filter(target -> target.position() == judged.target())
        .forEach(target -> parts.add(beside(target, judged, language)));
    if (judged.isClaim() || judged.againstFigures()) {
      parts.add(
          say(language, "exit.judged.country." + (judged.claimed() ? "reached" : "notReached")));
    }
    if (judged.reason() != null) {
      parts.add(say(language, "exit.judged.reason", judged.reason()));
    }
    if (judged.evidence() != null) {
      parts.add(say(language, "exit.judged.evidence", judged.evidence()));
    }
    return parts;
  }

  private static String lines(List<String> parts) {
    return String.join("\n", parts);
  }

  private String beside(SufficiencyTarget target, Judged judged, Locale language) {
    return say(
        language,
        judged.value() == null ? "exit.judged.noValue" : "exit.judged.value",
        target.indicator(),
        Figures.number(target.target(), language),
        judged.value() == null ? "" : Figures.number(judged.value(), language));
  }

  String say(Locale language, String key, String... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }

  String word(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
