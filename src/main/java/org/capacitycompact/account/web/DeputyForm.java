package org.capacitycompact.account.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.form.WrittenDays;
import org.capacitycompact.party.DeputyProblem;

/** Who stands in, from which day to which: as typed. */
record DeputyForm(String deputy, String from, String to) {

  static final DeputyForm EMPTY = new DeputyForm("", "", "");

  static DeputyForm of(Map<String, String> posted) {
    return new DeputyForm(
        posted.getOrDefault("deputy", ""),
        posted.getOrDefault("from", ""),
        posted.getOrDefault("to", ""));
  }

  Optional<LocalDate> first() {
    return WrittenDays.read(from);
  }

  Optional<LocalDate> last() {
    return WrittenDays.read(to);
  }

  /** What is missing, by field; empty when it can be asked whether the deputy may be named. */
  Map<String, DeputyProblem> missing() {
    Map<String, DeputyProblem> missing = new LinkedHashMap<>();
    if (deputy.isEmpty()) {
      missing.put("deputy", DeputyProblem.NOBODY);
    }
    if (first().isEmpty()) {
      missing.put("from", DeputyProblem.NO_FIRST_DAY);
    }
    if (last().isEmpty()) {
      missing.put("to", DeputyProblem.NO_LAST_DAY);
    }
    return missing;
  }
}
