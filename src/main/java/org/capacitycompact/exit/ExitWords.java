package org.capacitycompact.exit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.exit.Judgements.Judged;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.web.Figures;
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

  String target(SufficiencyTarget target) {
    Locale language = LocaleContextHolder.getLocale();
    String[] filledWith = {
      target.indicator(),
      Figures.number(target.target(), language),
      Figures.day(target.due(), language)
    };
    return messages.getMessage("exit.shown.target", filledWith, language);
  }

  /** What the partner is asked to judge: the country's claims, without a result yet. */
  String claimed(List<SufficiencyTarget> targets, List<Judged> claims) {
    Locale language = LocaleContextHolder.getLocale();
    return paragraphs(
        claims.stream().map(each -> lines(countrys(targets, each, language))).toList());
  }

  /** The findings on targets, one paragraph each. */
  String judged(List<SufficiencyTarget> targets, List<Judged> judged) {
    Locale language = LocaleContextHolder.getLocale();
    return paragraphs(judged.stream().map(each -> judged(targets, each, language)).toList());
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

  private static String paragraphs(List<String> targets) {
    return String.join("\n\n", targets);
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
