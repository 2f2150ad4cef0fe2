package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.capacitycompact.plan.Row;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Activities and milestones as bars over their months. Names are text beside one drawing whose
 * lengths are in percent, a fixed height a row: it needs no script, is not scaled, and prints. In a
 * language that runs from right to left, time does too.
 *
 * @param rows in the order of the plan
 * @param years where each begins, within the drawing
 * @param today where it is, within the drawing; null where it is not within
 * @param height in pixels
 */
record Timeline(
    List<Bar> rows, List<Mark> years, @Nullable Mark today, int height, String from, String until) {

  static final int ROW = 44;

  private static final int BAR = 22;
  private static final int TEXT = 34;
  private static final int BESIDE_DUE = 15;
  private static final int BESIDE_BAR = 6;

  /** Beyond this there is no room for a date after a bar, or before it there is none. */
  private static final BigDecimal LATE = BigDecimal.valueOf(70);

  private static final BigDecimal EARLY = BigDecimal.valueOf(30);

  /**
   * A row of the drawing.
   *
   * @param x where the bar begins, and {@code width} how long it is, in percent
   * @param end where the work is due
   * @param textX where its date is written, {@code dx} pixels beside it, from there on or up to
   *     there
   */
  record Bar(
      String anchor,
      String name,
      String who,
      boolean milestone,
      String x,
      String width,
      String end,
      int y,
      String textX,
      int textY,
      int dx,
      boolean upTo,
      String due) {}

  /** A day on the axis. */
  record Mark(String x, String words) {}

  /**
   * Draws rows.
   *
   * @param all of the work plan, which decide from when to when
   * @param shown some of them
   */
  static Timeline of(List<Row> all, List<Row> shown, LocalDate today, Locale language) {
    LocalDate first =
        all.stream()
            .flatMap(row -> Stream.concat(row.date("startsOn").stream(), row.date("due").stream()))
            .min(Comparator.naturalOrder())
            .orElse(today)
            .withDayOfMonth(1);
    LocalDate last =
        all.stream()
            .flatMap(row -> row.date("due").stream())
            .max(Comparator.naturalOrder())
            .orElse(today)
            .plusMonths(1)
            .withDayOfMonth(1);
    Scale scale =
        new Scale(
            first,
            Math.max(1, ChronoUnit.DAYS.between(first, last)),
            InterfaceLanguages.isRightToLeft(language));
    List<Bar> bars = new ArrayList<>();
    for (Row row : shown) {
      bars.add(bar(row, bars.size(), scale, language));
    }
    List<Mark> years =
        Stream.iterate(first.withDayOfYear(1).plusYears(1), year -> year.plusYears(1))
            .takeWhile(year -> year.isBefore(last))
            .map(year -> new Mark(scale.at(year), String.valueOf(year.getYear())))
            .toList();
    return new Timeline(
        bars,
        years,
        today.isBefore(first) || !today.isBefore(last)
            ? null
            : new Mark(scale.at(today), Figures.day(today, language)),
        ROW * (bars.size() + 1),
        Figures.day(first, language),
        Figures.day(last.minusDays(1), language));
  }

  private static Bar bar(Row row, int index, Scale scale, Locale language) {
    LocalDate due = row.date("due").orElseThrow();
    LocalDate start = row.date("startsOn").filter(day -> day.isBefore(due)).orElse(due);
    int y = ROW * (index + 1);
    BigDecimal from = scale.percent(start);
    BigDecimal to = scale.percent(due);
    // Late in the drawing its date is written before the bar, or over the end of one that is long.
    boolean late = to.compareTo(LATE) > 0;
    boolean overBar = late && from.compareTo(EARLY) < 0;
    int dx = late && !overBar ? -BESIDE_BAR : late ? -BESIDE_DUE : BESIDE_DUE;
    return new Bar(
        row.anchor(),
        row.name(),
        row.text("institution").orElse(""),
        row.text("kind").filter("MILESTONE"::equals).isPresent(),
        scale.mirrored() ? scale.at(due) : scale.at(start),
        to.subtract(from).toPlainString(),
        scale.at(due),
        y + BAR,
        late && !overBar ? scale.at(start) : scale.at(due),
        y + TEXT,
        scale.mirrored() ? -dx : dx,
        late,
        Figures.day(due, language));
  }

  /** Days as places within the drawing. */
  private record Scale(LocalDate first, long days, boolean mirrored) {

    BigDecimal percent(LocalDate day) {
      return BigDecimal.valueOf(ChronoUnit.DAYS.between(first, day) * 100)
          .divide(BigDecimal.valueOf(days), 2, RoundingMode.HALF_UP);
    }

    String at(LocalDate day) {
      BigDecimal percent = percent(day);
      return (mirrored ? BigDecimal.valueOf(100).subtract(percent) : percent).toPlainString();
    }
  }
}
