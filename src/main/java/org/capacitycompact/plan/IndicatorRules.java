package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldError;

/** What has to hold of an indicator: its values, their days, and when it is enough. */
final class IndicatorRules {

  private IndicatorRules() {}

  static void check(Candidate candidate, List<FieldError> errors) {
    Row row = candidate.row();
    String measure = row.text("measure").orElse("");
    List<String> numbers =
        Stream.concat(
                Stream.of("baseline", "enough"), slots().map(slot -> "target" + slot + "Value"))
            .filter(row.values()::containsKey)
            .toList();
    for (String key : numbers) {
      BigDecimal value = row.decimal(key).orElseThrow();
      if (measure.equals("WORDS")) {
        errors.add(FieldError.of(key, "plan.measure.words"));
      } else if (measure.equals("PERCENT") && value.compareTo(new BigDecimal(100)) > 0) {
        errors.add(FieldError.of(key, "plan.percent.tooMuch"));
      } else if (measure.equals("PERCENT") && value.signum() < 0) {
        errors.add(FieldError.of(key, "plan.percent.negative"));
      } else if (measure.equals("YES_NO") && !Set.of("0", "1").contains(value.toPlainString())) {
        errors.add(FieldError.of(key, "plan.measure.yesNo"));
      }
    }
    LocalDate from = row.date("baselineOn").orElse(null);
    if (candidate.isNew("baselineOn") && from != null && from.isAfter(candidate.today())) {
      errors.add(FieldError.ofDays("baselineOn", "plan.baseline.ahead", candidate.today()));
    }
    if (from != null) {
      Stream.concat(Stream.of("enoughOn"), slots().map(slot -> "target" + slot + "On"))
          .filter(key -> row.date(key).filter(day -> !day.isAfter(from)).isPresent())
          .forEach(key -> errors.add(FieldError.ofDays(key, "plan.target.tooEarly", from)));
    }
    List<LocalDate> seen = new ArrayList<>();
    slots()
        .forEach(
            slot ->
                row.date("target" + slot + "On")
                    .ifPresent(
                        day -> {
                          if (seen.contains(day)) {
                            errors.add(
                                FieldError.of("target" + slot + "On", "plan.target.sameDay"));
                          }
                          seen.add(day);
                        }));
    enough(candidate, errors);
  }

  private static Stream<Integer> slots() {
    return Stream.iterate(1, slot -> slot <= 6, slot -> slot + 1);
  }

  private static void enough(Candidate candidate, List<FieldError> errors) {
    Row row = candidate.row();
    BigDecimal enough = row.decimal("enough").orElse(null);
    BigDecimal baseline = row.decimal("baseline").orElse(null);
    if (candidate.isNew("enoughOn")
        && row.date("enoughOn").filter(day -> day.isBefore(candidate.today())).isPresent()) {
      errors.add(FieldError.of("enoughOn", "plan.date.past"));
    }
    if ((enough == null) != row.date("enoughOn").isEmpty()) {
      errors.add(
          enough == null
              ? FieldError.of("enough", "plan.enough.missing")
              : FieldError.of("enoughOn", "plan.enough.date"));
    }
    if (enough == null || baseline == null) {
      return;
    }
    String better = row.text("direction").orElse("");
    if (enough.compareTo(baseline) == 0) {
      errors.add(FieldError.of("enough", "plan.target.same"));
    } else if (better.equals("MORE") && enough.compareTo(baseline) < 0
        || better.equals("LESS") && enough.compareTo(baseline) > 0) {
      errors.add(FieldError.of("enough", "plan.enough.direction"));
    }
  }
}
