package org.capacitycompact.review;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reviewers' scores, without dimensions that did not apply. Means are not rounded, so that
 * rounding cannot reach a threshold.
 */
record Scores(List<Score> given) {

  record Score(String dimension, int value) {}

  /** The mean of the dimensions' means; empty without a score. */
  Optional<BigDecimal> mean() {
    return mean(dimensionMeans());
  }

  /** The lowest of the dimensions' means. */
  Optional<BigDecimal> lowestDimension() {
    return dimensionMeans().stream().min(BigDecimal::compareTo);
  }

  private Collection<BigDecimal> dimensionMeans() {
    Map<String, List<BigDecimal>> byDimension =
        given.stream()
            .collect(
                Collectors.groupingBy(
                    Score::dimension,
                    Collectors.mapping(
                        score -> BigDecimal.valueOf(score.value()), Collectors.toList())));
    return byDimension.values().stream().map(Scores::mean).flatMap(Optional::stream).toList();
  }

  private static Optional<BigDecimal> mean(Collection<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal::add)
        .map(sum -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64));
  }
}
