package org.capacitycompact.readiness.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.readiness.Dimension;
import org.capacitycompact.readiness.Level;
import org.capacitycompact.readiness.SelfAssessment;

/** A provider's assessment of itself, as typed. */
record AssessmentForm(Map<String, String> typed) {

  static final AssessmentForm EMPTY = new AssessmentForm(Map.of());

  private static final String EXISTING = "existing";

  AssessmentForm {
    typed = Map.copyOf(typed);
  }

  public String value(String field) {
    return typed.getOrDefault(field, "");
  }

  /** What is wrong by field; the reason is a message key, after {@code readiness.refused.}. */
  Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    String existing = tidy(EXISTING);
    if (!existing.isEmpty()
        && !WrittenText.fits(existing, SelfAssessment.LONGEST_EXISTING, false)) {
      problems.put(EXISTING, "existing");
    }
    for (Dimension each : Dimension.values()) {
      if (level(each).isEmpty()) {
        problems.put(each.fact(), "level");
      }
      String evidence = tidy(evidenceOf(each));
      if (evidence.isEmpty() && existing.isEmpty()) {
        problems.put(evidenceOf(each), "evidence");
      } else if (!evidence.isEmpty()
          && !WrittenText.fits(evidence, SelfAssessment.LONGEST_EVIDENCE, true)) {
        problems.put(evidenceOf(each), "long");
      }
    }
    return problems;
  }

  /** What is said; only if there is no problem. */
  SelfAssessment said() {
    Map<Dimension, Level> levels = new EnumMap<>(Dimension.class);
    Map<Dimension, String> evidence = new EnumMap<>(Dimension.class);
    for (Dimension each : Dimension.values()) {
      level(each).ifPresent(level -> levels.put(each, level));
      evidence.put(each, tidy(evidenceOf(each)));
    }
    return new SelfAssessment(levels, evidence, tidy(EXISTING));
  }

  /** The field of the evidence in this respect. */
  static String evidenceOf(Dimension dimension) {
    return dimension.fact() + "Evidence";
  }

  private Optional<Level> level(Dimension dimension) {
    return Stream.of(Level.values())
        .filter(each -> each.name().equals(value(dimension.fact())))
        .findFirst();
  }

  private String tidy(String field) {
    return WrittenText.tidy(value(field));
  }
}
