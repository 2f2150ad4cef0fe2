package org.capacitycompact.knowledge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.knowledge.domain.IndicatorMeasure;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.PublishedResult.Indicator;
import org.capacitycompact.knowledge.domain.PublishedResult.Measurement;
import org.capacitycompact.knowledge.domain.PublishedResult.Period;
import org.jspecify.annotations.Nullable;

/**
 * Fills the result slots of the demand form: indicators with a numeric baseline and a numeric
 * target, in the publisher's order. Past dates are left open, because a demand looks ahead.
 */
final class ResultAnswers {
  private static final int SLOTS = 3;
  private static final int TITLE = 200;
  private static final int DECIMALS = 4;
  private static final String PERCENT = " (%)";

  private final List<PublishedResult> results;
  private final String language;
  private final LocalDate today;

  ResultAnswers(List<PublishedResult> results, String language, LocalDate today) {
    this.results = results;
    this.language = language;
    this.today = today;
  }

  private record Slot(String title, String baseline, String target, @Nullable LocalDate due) {}

  void putInto(Map<String, Object> answers) {
    List<Slot> slots =
        results.stream()
            .flatMap(result -> result.indicators().stream().flatMap(i -> slot(result, i).stream()))
            .distinct()
            .limit(SLOTS)
            .toList();
    for (int i = 0; i < slots.size(); i++) {
      String slot = "result" + (i + 1);
      answers.put(slot + "Title", slots.get(i).title());
      answers.put(slot + "Baseline", slots.get(i).baseline());
      answers.put(slot + "Target", slots.get(i).target());
      LocalDate due = slots.get(i).due();
      if (due != null) {
        answers.put(slot + "Date", due.toString());
      }
    }
    if (slots.isEmpty()) {
      // The intended result is useful even when nobody measured it; the form asks for the rest
      // anyway.
      results.stream()
          .flatMap(result -> text(result.titles()).stream())
          .findFirst()
          .ifPresent(title -> answers.put("result1Title", title));
    }
  }

  private Optional<Slot> slot(PublishedResult result, Indicator indicator) {
    Optional<String> title = text(indicator.titles()).or(() -> text(result.titles()));
    Optional<String> baseline = only(indicator.latestBaselines());
    Optional<Period> last = lastWithTarget(indicator);
    if (title.isEmpty() || baseline.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    LocalDate due = last.get().end();
    return Optional.of(
        new Slot(
            percent(indicator, title.get()),
            baseline.get(),
            target(last.get()).orElseThrow(),
            due == null || due.isBefore(today) ? null : due));
  }

  /** Percentages stay percentages, since the form takes the number alone. */
  private static String percent(Indicator indicator, String title) {
    boolean sign = indicator.measure() == IndicatorMeasure.PERCENTAGE && !title.contains("%");
    return sign ? OneLine.of(title, TITLE - PERCENT.length()) + PERCENT : title;
  }

  private static Optional<Period> lastWithTarget(Indicator indicator) {
    List<Period> withTarget = new ArrayList<>();
    for (Period period : indicator.periods()) {
      if (target(period).isPresent()) {
        withTarget.add(period);
      }
    }
    return withTarget.stream()
        .max(Comparator.comparing(Period::end, Comparator.nullsFirst(Comparator.naturalOrder())));
  }

  private static Optional<String> target(Period period) {
    return only(period.targets());
  }

  /** The only total; with two different ones, it is unclear which is meant. */
  private static Optional<String> only(List<Measurement> values) {
    List<String> totals =
        values.stream()
            .filter(ResultAnswers::total)
            .flatMap(value -> number(value).stream())
            .distinct()
            .toList();
    return totals.size() == 1 ? Optional.of(totals.get(0)) : Optional.empty();
  }

  /** Figures split by sex or place are parts from which no total can be derived. */
  private static boolean total(Measurement measurement) {
    return measurement.dimensions().isEmpty();
  }

  /**
   * The number as the form takes it; a number that would have to be rounded is left to the country.
   */
  private static Optional<String> number(Measurement measurement) {
    BigDecimal number = measurement.number();
    if (number == null) {
      return Optional.empty();
    }
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.scale() > DECIMALS) {
      return Optional.empty();
    }
    if (plain.scale() == 3) {
      // The form would query 12.345, which some readers take for twelve thousand; it accepts
      // 12.3450.
      plain = plain.setScale(DECIMALS);
    }
    return Optional.of((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString());
  }

  private Optional<String> text(List<Narrative> texts) {
    return NarrativeChoice.best(texts, language)
        .map(text -> OneLine.of(text.text(), TITLE))
        .filter(text -> !text.isEmpty());
  }
}
