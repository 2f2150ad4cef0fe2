package org.capacitycompact.criteria.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.plan.TargetPath;
import org.capacitycompact.plan.TargetPath.Point;
import org.jspecify.annotations.Nullable;

/**
 * A small picture of the way to a target: lengths across are per cent of its width, so that one
 * drawing fits every screen; down they are pixels of 72. Time runs in the direction of the script.
 *
 * @param enough how far down the line of what is enough is
 * @param agreed the agreed path
 * @param measured from the baseline through what was measured
 * @param begin where the baseline is; null without one
 * @param newest where the newest value is; null without one
 */
record TargetChart(
    String enough,
    List<Stretch> agreed,
    List<Stretch> measured,
    @Nullable Dot begin,
    @Nullable Dot newest) {

  private static final double LEFT = 1.5;
  private static final double WIDE = 97;
  private static final double TOP = 10;
  private static final double HIGH = 52;

  /** A place, as SVG has it. */
  record Dot(String x, String y) {}

  /** A straight line. */
  record Stretch(Dot from, Dot to) {}

  /**
   * @param mirrored whether time runs from right to left
   */
  static TargetChart of(TargetPath path, boolean mirrored) {
    List<Point> values = new ArrayList<>();
    BigDecimal baseline = path.baseline();
    if (baseline != null) {
      values.add(new Point(path.from(), baseline));
    }
    path.values().stream()
        .filter(value -> baseline == null || value.on().isAfter(path.from()))
        .forEach(values::add);
    Scale scale = Scale.of(path, values, mirrored);
    return new TargetChart(
        scale.y(path.enough()),
        scale.line(path.agreed()),
        scale.line(values),
        baseline == null ? null : scale.dot(values.get(0)),
        path.values().isEmpty() ? null : scale.dot(values.get(values.size() - 1)));
  }

  private record Scale(LocalDate from, long days, double low, double high, boolean mirrored) {

    static Scale of(TargetPath path, List<Point> values, boolean mirrored) {
      List<Point> all =
          Stream.of(values, path.agreed(), List.of(new Point(path.due(), path.enough())))
              .flatMap(List::stream)
              .toList();
      LocalDate from = all.stream().map(Point::on).min(LocalDate::compareTo).orElse(path.from());
      LocalDate to = all.stream().map(Point::on).max(LocalDate::compareTo).orElse(path.due());
      return new Scale(
          from,
          Math.max(1, ChronoUnit.DAYS.between(from, to)),
          all.stream().mapToDouble(point -> point.value().doubleValue()).min().orElse(0),
          all.stream().mapToDouble(point -> point.value().doubleValue()).max().orElse(0),
          mirrored);
    }

    String x(LocalDate on) {
      double along = LEFT + WIDE * ChronoUnit.DAYS.between(from, on) / days;
      return written(mirrored ? 100 - along : along, 2) + "%";
    }

    String y(BigDecimal value) {
      double up = high == low ? 1 : (value.doubleValue() - low) / (high - low);
      return written(TOP + HIGH * (1 - up), 1);
    }

    Dot dot(Point point) {
      return new Dot(x(point.on()), y(point.value()));
    }

    List<Stretch> line(List<Point> points) {
      List<Stretch> line = new ArrayList<>();
      for (int n = 1; n < points.size(); n++) {
        line.add(new Stretch(dot(points.get(n - 1)), dot(points.get(n))));
      }
      return line;
    }

    /** A number as SVG has it, whatever the reader's language. */
    private static String written(double number, int places) {
      return String.format(Locale.ROOT, "%." + places + "f", number);
    }
  }
}
