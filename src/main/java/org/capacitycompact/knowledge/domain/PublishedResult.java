package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A result the activity wants to reach, and how it is measured. */
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
   * How a result is measured.
   *
   * @param ascending true where more is better, the standard's default
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

    /** The baselines of the latest day or year: where it stood last, whatever their order. */
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

  /** Where the indicator stood before. */
  public record Baseline(
      @Nullable Integer year, @Nullable LocalDate date, @Nullable Measurement value) {
    /** By its day, else the start of its year; null where neither is known. */
    @Nullable LocalDate since() {
      return date != null || year == null ? date : LocalDate.of(year, 1, 1);
    }
  }

  /** What was aimed at and what was reached in a period; several where the figures are split. */
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
   * @param published as it stands in the file; null where only a comment stands
   * @param number the same as a number; null where it is none
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
