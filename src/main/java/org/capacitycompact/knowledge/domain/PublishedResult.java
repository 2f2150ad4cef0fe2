package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A result that the activity wants to reach, and how it is measured. */
public record PublishedResult(
    @Nullable ResultType type,
    List<Narrative> titles,
    List<Narrative> descriptions,
    List<Indicator> indicators) {
  public PublishedResult {
    titles = List.copyOf(titles);
    descriptions = List.copyOf(descriptions);
    indicators = List.copyOf(indicators);
  }

  /**
   * A measure of a result.
   *
   * @param ascending true when more is better, the standard's default
   */
  public record Indicator(
      @Nullable IndicatorMeasure measure,
      boolean ascending,
      List<Narrative> titles,
      List<Narrative> descriptions,
      List<Baseline> baselines,
      List<Period> periods) {
    public Indicator {
      titles = List.copyOf(titles);
      descriptions = List.copyOf(descriptions);
      baselines = List.copyOf(baselines);
      periods = List.copyOf(periods);
    }

    /** The baselines of the latest day or year, in whatever order they are published. */
    public List<Measurement> latestBaselines() {
      LocalDate latest =
          baselines.stream()
              .filter(b -> b.value() != null)
              .map(Baseline::since)
              .filter(Objects::nonNull)
              .max(Comparator.naturalOrder())
              .orElse(null);
      return baselines.stream()
          .filter(b -> Objects.equals(b.since(), latest))
          .flatMap(b -> Stream.ofNullable(b.value()))
          .toList();
    }
  }

  /** The value of the indicator before the activity. */
  public record Baseline(
      @Nullable Integer year, @Nullable LocalDate date, @Nullable Measurement value) {
    /** Its date, else the start of its year; null when neither is known. */
    public @Nullable LocalDate since() {
      return date != null || year == null ? date : LocalDate.of(year, 1, 1);
    }
  }

  /** Targets and actual values in a period; several when the figures are split. */
  public record Period(
      @Nullable LocalDate start,
      @Nullable LocalDate end,
      List<Measurement> targets,
      List<Measurement> actuals) {
    public Period {
      targets = List.copyOf(targets);
      actuals = List.copyOf(actuals);
    }
  }

  /**
   * A value of an indicator.
   *
   * @param published as in the file; null when there is only a comment
   * @param number the value as a number; null when it is not one
   * @param dimensions what the value is split by, as {@code name=value}; empty for the total
   * @param comments of the publisher
   */
  public record Measurement(
      @Nullable String published,
      @Nullable BigDecimal number,
      List<String> dimensions,
      List<Narrative> comments) {
    public Measurement {
      dimensions = List.copyOf(dimensions);
      comments = List.copyOf(comments);
    }
  }
}
