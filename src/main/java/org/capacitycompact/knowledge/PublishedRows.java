package org.capacitycompact.knowledge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.knowledge.domain.IndicatorMeasure;
import org.capacitycompact.knowledge.domain.Narrative;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OneLine;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.PublishedResult.Indicator;
import org.capacitycompact.knowledge.domain.PublishedResult.Measurement;
import org.capacitycompact.knowledge.domain.PublishedResult.Period;
import org.capacitycompact.knowledge.domain.ResultType;
import org.capacitycompact.plan.PlanIntake;
import org.capacitycompact.plan.PlanIntake.Incoming;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;

/**
 * The results and indicators of a published activity as rows of a plan, in the publisher's order. A
 * figure that is split is a part, from which no total can be derived; what is no number is kept in
 * words; of many targets the latest are kept.
 */
final class PublishedRows {

  private static final int TITLE = 300;
  private static final int WORDS = 1_000;
  private static final int MOST_TARGETS = 6;
  private static final int DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final String language;
  private final FormSchema resultForm;
  private final FormSchema indicatorForm;
  private final List<Incoming> rows = new ArrayList<>();
  private int results;
  private int indicators;
  private int publishedResults;
  private int publishedIndicators;

  PublishedRows(String language, FormSchema resultForm, FormSchema indicatorForm) {
    this.language = language;
    this.resultForm = resultForm;
    this.indicatorForm = indicatorForm;
  }

  void add(List<PublishedResult> published) {
    published.forEach(this::add);
  }

  List<Incoming> rows() {
    return rows;
  }

  /** How many results and indicators were taken of how many: four figures, as texts. */
  String[] counts() {
    return Stream.of(results, publishedResults, indicators, publishedIndicators)
        .map(String::valueOf)
        .toArray(String[]::new);
  }

  private void add(PublishedResult published) {
    publishedResults++;
    publishedIndicators += published.indicators().size();
    String title = title(published.titles(), published.descriptions()).orElse("");
    if (title.isEmpty() || results == Section.MOST_ROWS) {
      return;
    }
    boolean outcome =
        published.type() == ResultType.OUTCOME || published.type() == ResultType.IMPACT;
    int line = results + 1;
    if (!row(
        Section.RESULTS,
        line,
        resultForm,
        Map.of(),
        Map.of("title", title, "kind", outcome ? "OUTCOME" : "OUTPUT"))) {
      return;
    }
    results++;
    String reference = PlanIntake.NEW + line;
    for (Indicator each : published.indicators()) {
      if (indicators < Section.MOST_ROWS
          && row(
              Section.INDICATORS,
              indicators + 1,
              indicatorForm,
              Map.of("resultOptions", List.of(new Choice(reference, title))),
              values(each, title, reference))) {
        indicators++;
      }
    }
  }

  /** Adds a row without what its form would refuse; false where the rest makes none. */
  private boolean row(
      Section section,
      int line,
      FormSchema form,
      Map<String, List<Choice>> choices,
      Map<String, Object> values) {
    Map<String, Object> kept = new HashMap<>(values);
    FormValidation.validate(form, choices, kept)
        .errors()
        .forEach(error -> kept.remove(error.key()));
    // A half of a pair may be left: a target whose day was refused.
    FormValidation.validate(form, choices, kept)
        .errors()
        .forEach(error -> kept.remove(pair(error.key())));
    if (!FormValidation.validate(form, choices, kept).errors().isEmpty()) {
      return false;
    }
    Answers answers = FormValidation.validate(form, choices, kept).answers();
    rows.add(new Incoming(section, line, 0, 0, answers.asMap()));
    return true;
  }

  private static String pair(String key) {
    return key.endsWith("Value")
        ? key.replaceFirst("Value$", "On")
        : key.replaceFirst("On$", "Value");
  }

  private Map<String, Object> values(Indicator indicator, String result, String reference) {
    Map<String, Object> values = new HashMap<>();
    values.put("result", reference);
    values.put("title", title(indicator.titles(), indicator.descriptions()).orElse(result));
    BigDecimal baseline = only(indicator.latestBaselines()).orElse(null);
    LocalDate since = baselineDay(indicator);
    Map<LocalDate, BigDecimal> targets = targets(indicator);
    if (isQualitative(indicator, baseline, targets)) {
      values.put("measure", "WORDS");
      put(values, "baselineWords", words(indicator.latestBaselines().stream()));
      put(
          values,
          "targetWords",
          words(latest(indicator).stream().flatMap(period -> period.targets().stream())));
    } else {
      measured(values, indicator, baseline, targets);
      targets.keySet().removeIf(on -> baseline != null && since != null && !on.isAfter(since));
      targets(values, targets);
    }
    if (since != null && (baseline != null || values.containsKey("baselineWords"))) {
      values.put("baselineOn", since.toString());
    }
    put(values, "disaggregation", OneLine.of(dimensions(indicator), TITLE));
    return values;
  }

  private static void measured(
      Map<String, Object> values,
      Indicator indicator,
      @Nullable BigDecimal baseline,
      Map<LocalDate, BigDecimal> targets) {
    boolean percent = indicator.measure() == IndicatorMeasure.PERCENTAGE;
    boolean beyond =
        Stream.concat(Stream.ofNullable(baseline), targets.values().stream())
            .anyMatch(value -> value.compareTo(HUNDRED) > 0 || value.signum() < 0);
    values.put("measure", percent && !beyond ? "PERCENT" : "NUMBER");
    if (percent && beyond) {
      // A growth by 150 % is a number of per cent, not a part of a whole.
      values.put("unit", "%");
    }
    values.put("direction", indicator.ascending() ? "MORE" : "LESS");
    if (baseline != null) {
      values.put("baseline", baseline);
    }
  }

  private static void targets(Map<String, Object> values, Map<LocalDate, BigDecimal> targets) {
    int slot = 1;
    List<Map.Entry<LocalDate, BigDecimal>> all = List.copyOf(targets.entrySet());
    for (Map.Entry<LocalDate, BigDecimal> each :
        all.subList(Math.max(0, all.size() - MOST_TARGETS), all.size())) {
      values.put("target" + slot + "Value", each.getValue());
      values.put("target" + slot + "On", each.getKey().toString());
      slot++;
    }
  }

  /** Published as such, or without any number where something was said. */
  private boolean isQualitative(
      Indicator indicator, @Nullable BigDecimal baseline, Map<LocalDate, BigDecimal> targets) {
    if (indicator.measure() == IndicatorMeasure.QUALITATIVE) {
      return true;
    }
    boolean said =
        Stream.concat(
                indicator.latestBaselines().stream(),
                indicator.periods().stream().flatMap(period -> period.targets().stream()))
            .anyMatch(value -> value.number() == null && !words(Stream.of(value)).isEmpty());
    return baseline == null && targets.isEmpty() && said;
  }

  private static @Nullable LocalDate baselineDay(Indicator indicator) {
    return indicator.baselines().stream()
        .filter(baseline -> baseline.value() != null)
        .flatMap(baseline -> Stream.ofNullable(baseline.since()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The targets that are numbers, by the last days of their periods. */
  private static Map<LocalDate, BigDecimal> targets(Indicator indicator) {
    Map<LocalDate, BigDecimal> targets = new TreeMap<>();
    for (Period period : indicator.periods()) {
      LocalDate end = period.end();
      if (end != null) {
        only(period.targets()).ifPresent(target -> targets.put(end, target));
      }
    }
    return targets;
  }

  private static Optional<Period> latest(Indicator indicator) {
    return indicator.periods().stream()
        .filter(period -> !period.targets().isEmpty())
        .max(
            Comparator.comparing(
                Period::end, Comparator.nullsFirst(Comparator.<LocalDate>naturalOrder())));
  }

  /** The only total; of two different ones nobody knows which is meant. */
  private static Optional<BigDecimal> only(List<Measurement> values) {
    List<BigDecimal> totals =
        values.stream()
            .filter(value -> value.dimensions().isEmpty())
            .flatMap(value -> Stream.ofNullable(value.number()))
            .map(BigDecimal::stripTrailingZeros)
            .filter(number -> number.scale() <= DECIMALS)
            .map(number -> number.scale() < 0 ? number.setScale(0) : number)
            .distinct()
            .toList();
    return totals.size() == 1 ? Optional.of(totals.get(0)) : Optional.empty();
  }

  private String words(Stream<Measurement> values) {
    String said =
        values
            .flatMap(
                value ->
                    Stream.concat(
                        Stream.ofNullable(value.published()), text(value.comments()).stream()))
            .filter(each -> !each.isBlank())
            .distinct()
            .collect(Collectors.joining("; "));
    return OneLine.of(said, WORDS);
  }

  private static String dimensions(Indicator indicator) {
    return Stream.concat(
            indicator.baselines().stream().flatMap(baseline -> Stream.ofNullable(baseline.value())),
            indicator.periods().stream().flatMap(period -> period.targets().stream()))
        .flatMap(value -> value.dimensions().stream())
        .map(dimension -> dimension.replaceFirst("=.*", ""))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private Optional<String> title(List<Narrative> titles, List<Narrative> descriptions) {
    return text(titles)
        .or(() -> text(descriptions))
        .map(text -> OneLine.of(text, TITLE))
        .filter(text -> !text.isEmpty());
  }

  private Optional<String> text(List<Narrative> texts) {
    return NarrativeChoice.best(texts, language).map(Narrative::text);
  }

  private static void put(Map<String, Object> values, String key, String text) {
    if (!text.isEmpty()) {
      values.put(key, text);
    }
  }
}
