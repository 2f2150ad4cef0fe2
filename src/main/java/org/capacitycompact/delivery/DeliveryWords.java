package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What forms of the work show, in the language of whoever opens them. */
@Component
class DeliveryWords {

  private static final List<String> FACTS =
      List.of(
          "delayDays",
          "budgetVariancePercent",
          "resultsOnTrackPercent",
          "dataAgeDays",
          "reportingIntervalDays");

  private final MessageSource messages;

  DeliveryWords(MessageSource messages) {
    this.messages = messages;
  }

  String milestone(Milestone milestone) {
    String planned =
        say(
            "delivery.shown.milestone",
            milestone.position(),
            milestone.title(),
            milestone.institution(),
            milestone.due(),
            milestone.amount().toPlainString());
    String note = milestone.verificationNote();
    return note == null ? planned : planned + "\n" + say("delivery.shown.rejected", note);
  }

  String delivery(Milestone milestone) {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "delivery.shown.milestone",
            milestone.position(),
            milestone.title(),
            milestone.institution(),
            milestone.due(),
            milestone.amount().toPlainString()));
    lines.add(
        say(
            "delivery.shown.delivered",
            Objects.toString(milestone.deliveredOn(), ""),
            Objects.toString(milestone.evidence(), "")));
    String link = milestone.evidenceLink();
    if (link != null) {
      lines.add(link);
    }
    return String.join("\n", lines);
  }

  String result(PlannedResult result) {
    return say(
        "delivery.shown.result",
        result.title(),
        plain(result.baseline()),
        plain(result.target()),
        result.due());
  }

  String target(SufficiencyTarget target) {
    return say("delivery.shown.target", target.indicator(), plain(target.target()), target.due());
  }

  /** The facts the course was judged by, one a line; a fact that is missing is said to be. */
  String course(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(say("delivery.course." + verdict.outcome()));
    for (String fact : FACTS) {
      Object value = verdict.facts().get(fact);
      lines.add(
          say(
              "delivery.fact." + fact,
              value == null ? say("delivery.fact.unknown") : rounded(value)));
    }
    return String.join("\n", lines);
  }

  String word(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  private String say(String key, Object... filledWith) {
    Object[] texts = java.util.Arrays.stream(filledWith).map(String::valueOf).toArray();
    return messages.getMessage(key, texts, LocaleContextHolder.getLocale());
  }

  private static String rounded(Object value) {
    return plain(new BigDecimal(value.toString()).setScale(1, java.math.RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /** The texts of a form's numbered slots: {@code result1Shown}. */
  static void slot(Map<String, Object> values, String kind, int position, String shown) {
    values.put(kind + position + "Shown", shown);
  }
}
