package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.capacitycompact.exit.Judgements.Judged;
import org.capacitycompact.initiative.Figures;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What forms of the exit show, in the language of whoever opens them. */
@Component
class ExitWords {

  private final MessageSource messages;

  ExitWords(MessageSource messages) {
    this.messages = messages;
  }

  String target(SufficiencyTarget target) {
    Locale language = LocaleContextHolder.getLocale();
    String[] filledWith = {
      target.indicator(),
      Figures.number(target.target(), language),
      Figures.day(target.due(), language)
    };
    return messages.getMessage("exit.shown.target", filledWith, language);
  }

  /**
   * What was found of targets, one a line or more: value, claim, reason, evidence, partner's word.
   */
  String judged(List<SufficiencyTarget> targets, List<Judged> judged) {
    Locale language = LocaleContextHolder.getLocale();
    return judged.stream()
        .map(each -> judged(targets, each, language))
        .collect(Collectors.joining("\n"));
  }

  String judged(List<SufficiencyTarget> targets, Judged judged, Locale language) {
    List<String> parts = new ArrayList<>();
    targets.stream()
        .filter(target -> target.position() == judged.target())
        .forEach(target -> parts.add(beside(target, judged, language)));
    parts.add(say(language, "exit.judged." + (judged.reached() ? "reached" : "notReached")));
    if (judged.againstFigures()) {
      parts.add(say(language, "exit.judged.against", String.valueOf(judged.reason())));
    }
    if (judged.evidence() != null) {
      parts.add(say(language, "exit.judged.evidence", judged.evidence()));
    }
    if (judged.isClaim()) {
      String answer = judged.agreed() == null ? "silent" : judged.agreed() ? "agreed" : "disagreed";
      parts.add(say(language, "exit.judged.partner." + answer));
      if (judged.partnersReason() != null) {
        parts.add(judged.partnersReason());
      }
    }
    return String.join(" ", parts);
  }

  private String beside(SufficiencyTarget target, Judged judged, Locale language) {
    return say(
        language,
        judged.value() == null ? "exit.judged.noValue" : "exit.judged.value",
        target.indicator(),
        Figures.number(target.target(), language),
        judged.value() == null ? "" : Figures.number(judged.value(), language));
  }

  private String say(Locale language, String key, String... filledWith) {
    return messages.getMessage(key, filledWith, language);
  }

  String word(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
