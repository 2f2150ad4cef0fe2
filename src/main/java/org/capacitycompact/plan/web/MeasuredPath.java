package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.plan.Measurement;
import org.capacitycompact.plan.Row;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The way of an indicator from its baseline to its targets, and the values measured on it: as a
 * table, and drawn where there are two points or more. The drawing only repeats the table.
 */
record MeasuredPath(List<Line> lines, @Nullable Drawing drawing) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 220;
  private static final double LEFT = 12;
  private static final double TOP = 24;
  private static final double BOTTOM = 30;

  /**
   * A line of the table.
   *
   * @param kind {@code baseline}, {@code target}, {@code enough}, or where it was told
   * @param day the day in the reader's words
   * @param value in the reader's figures, or in words
   * @param language of the words; null for figures
   * @param corrected whether a newer value of the day stands in its place
   */
  record Line(
      String kind,
      LocalDate on,
      String day,
      String value,
      @Nullable String language,
      @Nullable String remark,
      @Nullable String source,
      boolean corrected) {}

  /** A point of the drawing, with its words. */
  record Dot(String kind, double x, double y, String words) {}

  /**
   * Points in a box of 640 by 220.
   *
   * @param planned the way from the baseline through the targets, as points of a polyline
   * @param measured the same of what was measured
   */
  record Drawing(
      List<Dot> dots,
      String planned,
      String measured,
      String from,
      String to,
      String low,
      String high) {}

  private record Point(String kind, LocalDate on, BigDecimal value) {}

  static MeasuredPath of(Row indicator, List<Measurement> values, Locale language) {
    List<Point> planned = planned(indicator);
    List<Point> measured =
        values.stream()
            .filter(each -> !each.corrected() && each.value() != null)
            .map(each -> new Point("measured", each.on(), valueOf(each)))
            .sorted(Comparator.comparing(Point::on))
            .toList();
    List<Line> lines = new ArrayList<>();
    values.forEach(each -> lines.add(line(each, language)));
    planned.forEach(
        each ->
            lines.add(
                new Line(
                    each.kind(),
                    each.on(),
                    Figures.day(each.on(), language),
                    Figures.number(each.value(), language),
                    null,
                    null,
                    each.kind().equals("baseline")
                        ? indicator.text("baselineSource").orElse(null)
                        : null,
                    false)));
    lines.sort(Comparator.comparing(Line::on).reversed());
    return new MeasuredPath(lines, drawn(planned, measured, language));
  }

  private static BigDecimal valueOf(Measurement measured) {
    BigDecimal value = measured.value();
    return value == null ? BigDecimal.ZERO : value;
  }

  private static Line line(Measurement measured, Locale language) {
    BigDecimal value = measured.value();
    String words = measured.words();
    return new Line(
        measured.saidIn().name(),
        measured.on(),
        Figures.day(measured.on(), language),
        value == null ? String.valueOf(words) : Figures.number(value, language),
        value == null ? measured.language() : null,
        value == null ? null : words,
        measured.source(),
        measured.corrected());
  }

  private static List<Point> planned(Row indicator) {
    List<Point> points = new ArrayList<>();
    add(points, "baseline", indicator, "baseline", "baselineOn");
    for (int target = 1; target <= 12; target++) {
      add(points, "target", indicator, "target" + target + "Value", "target" + target + "On");
    }
    add(points, "enough", indicator, "enough", "enoughOn");
    points.sort(Comparator.comparing(Point::on));
    return points;
  }

  private static void add(List<Point> points, String kind, Row indicator, String value, String on) {
    indicator
        .decimal(value)
        .ifPresent(
            number ->
                indicator.date(on).ifPresent(day -> points.add(new Point(kind, day, number))));
  }

  private static @Nullable Drawing drawn(
      List<Point> planned, List<Point> measured, Locale language) {
    List<Point> all =
        Stream.concat(planned.stream(), measured.stream())
            .sorted(Comparator.comparing(Point::on))
            .toList();
    if (all.size() < 2) {
      return null;
    }
    LocalDate from = all.get(0).on();
    LocalDate to = all.get(all.size() - 1).on();
    double low = all.stream().mapToDouble(each -> each.value().doubleValue()).min().orElse(0);
    double high = all.stream().mapToDouble(each -> each.value().doubleValue()).max().orElse(0);
    Scale scale = new Scale(from, Math.max(1, ChronoUnit.DAYS.between(from, to)), low, high);
    List<Dot> dots = all.stream().map(each -> scale.dot(each, language)).toList();
    return new Drawing(
        dots,
        scale.line(planned.stream().filter(each -> !each.kind().equals("enough")).toList()),
        scale.line(measured),
        Figures.day(from, language),
        Figures.day(to, language),
        Figures.number(BigDecimal.valueOf(low), language),
        Figures.number(BigDecimal.valueOf(high), language));
  }

  private record Scale(LocalDate from, long days, double low, double high) {

    double x(Point point) {
      double gone = ChronoUnit.DAYS.between(from, point.on()) / (double) days;
      return round(LEFT + gone * (WIDTH - 2 * LEFT));
    }

    double y(Point point) {
      double height = high == low ? 0.5 : (point.value().doubleValue() - low) / (high - low);
      return round(HEIGHT - BOTTOM - height * (HEIGHT - TOP - BOTTOM));
    }

    Dot dot(Point point, Locale language) {
      return new Dot(
          point.kind(),
          x(point),
          y(point),
          Figures.day(point.on(), language) + ": " + Figures.number(point.value(), language));
    }

    String line(List<Point> points) {
      return points.stream()
          .map(point -> x(point) + "," + y(point))
          .collect(Collectors.joining(" "));
    }

    private static double round(double place) {
      return Math.round(place * 10) / 10.0;
    }
  }
}
