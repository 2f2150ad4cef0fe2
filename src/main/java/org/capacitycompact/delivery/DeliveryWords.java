package org.capacitycompact.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.SufficiencyTarget;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.ReaderZone;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Texts that forms of the work show, in the reader's language. */
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
            Figures.day(milestone.due(), language()),
            Figures.amount(milestone.amount(), language()));
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
            Figures.day(milestone.due(), language()),
            Figures.amount(milestone.amount(), language())));
    LocalDate on = milestone.deliveredOn();
    lines.add(
        say(
            "delivery.shown.delivered",
            on == null ? "" : Figures.day(on, language()),
            Objects.toString(milestone.evidence(), "")));
    Money spent = milestone.spent();
    if (spent != null) {
      lines.add(say("delivery.shown.spent", Figures.amount(spent, language())));
    }
    String link = milestone.evidenceLink();
    if (link != null) {
      lines.add(link);
    }
    return String.join("\n", lines);
  }

  /** The payee, and what was wrong with the previous reference. */
  String payee(Milestone milestone, Optional<Payees.Given> given) {
    String payee =
        say(
            "delivery.shown.payee",
            milestone.institution(),
            milestone.position(),
            milestone.title(),
            Figures.amount(milestone.amount(), language()));
    return given
        .filter(before -> before.refusal() != null)
        .map(
            before ->
                payee
                    + "\n"
                    + say(
                        "delivery.shown.payeeRefused",
                        before.reference(),
                        String.valueOf(before.refusal())))
        .orElse(payee);
  }

  /** The age of the newest data. */
  String lastData(Optional<ProgressReports.Report> report) {
    return report
        .map(
            last ->
                say(
                    "delivery.shown.lastData",
                    Figures.day(last.dataDate(), language()),
                    Figures.amount(last.spent(), language())))
        .orElseGet(() -> say("delivery.shown.noData"));
  }

  String result(PlannedResult result) {
    return say(
        "delivery.shown.result",
        result.title(),
        Figures.number(result.baseline(), language()),
        Figures.number(result.target(), language()),
        Figures.day(result.due(), language()));
  }

  String target(SufficiencyTarget target) {
    return say(
        "delivery.shown.target",
        target.indicator(),
        Figures.number(target.target(), language()),
        Figures.day(target.due(), language()));
  }

  /** The facts by which the course was judged, one per line; missing facts are named as missing. */
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

  private static String rounded(Object value) {
    return Figures.number(
        new BigDecimal(value.toString()).setScale(1, java.math.RoundingMode.HALF_UP), language());
  }

  private static Locale language() {
    return LocaleContextHolder.getLocale();
  }

  /** The texts of a form's numbered slots: {@code result1Shown}. */
  static void slot(Map<String, Object> values, String kind, int position, String shown) {
    values.put(kind + position + "Shown", shown);
  }
}
