package org.capacitycompact.rulebook.web;

import java.time.LocalDate;
import java.util.Map;
import org.capacitycompact.form.WrittenDays;
import org.capacitycompact.web.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * The period requested for a run, as typed.
 *
 * @param sinceWrong message key of the problem with the first day; null when there is none
 * @param untilWrong the same for the last day
 */
record RequestedPeriod(
    String since, String until, @Nullable String sinceWrong, @Nullable String untilWrong) {

  private static final String NO_DAY = "replay.period.noDay";

  static RequestedPeriod of(Map<String, String> asked) {
    String since = QueryParameters.text(asked, "since");
    String until = QueryParameters.text(asked, "until");
    LocalDate first = day(since);
    LocalDate last = day(until);
    String untilWrong =
        !until.isEmpty() && last == null
            ? NO_DAY
            : first != null && last != null && last.isBefore(first)
                ? "replay.period.reversed"
                : null;
    return new RequestedPeriod(
        since, until, !since.isEmpty() && first == null ? NO_DAY : null, untilWrong);
  }

  boolean sound() {
    return sinceWrong == null && untilWrong == null;
  }

  @Nullable LocalDate first() {
    return day(since);
  }

  @Nullable LocalDate last() {
    return day(until);
  }

  private static @Nullable LocalDate day(String written) {
    return WrittenDays.read(written)
        .filter(day -> day.getYear() > 0 && day.getYear() < 9999)
        .orElse(null);
  }
}
