package org.capacitycompact.plan;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where the plan answers what the forms of a demand and a design asked before they only sent it.
 * Programs and drafts of before know the keys, and what is recorded and decided goes by them.
 */
@Component
public class FormerQuestions {

  private static final Pattern SLOT = Pattern.compile("([a-z]+)([1-9])([A-Z][A-Za-z]+)");

  /** The fields of rows that numbered questions stood for, and how many numbers there were. */
  private record Numbered(int most, Map<String, Place> parts) {}

  private static final Map<String, Numbered> NUMBERED =
      Map.of(
          "result",
          new Numbered(
              3,
              Map.of(
                  "Title", place(Section.RESULTS, "title"),
                  "Baseline", place(Section.INDICATORS, "baseline"),
                  "Target", place(Section.INDICATORS, "target1Value"),
                  "Date", place(Section.INDICATORS, "target1On"))),
          "sufficiency",
          new Numbered(
              3,
              Map.of(
                  "Indicator", place(Section.INDICATORS, "title"),
                  "Baseline", place(Section.INDICATORS, "baseline"),
                  "Target", place(Section.INDICATORS, "enough"),
                  "Date", place(Section.INDICATORS, "enoughOn"))),
          "refusal",
          new Numbered(3, Map.of("Condition", place(Section.REFUSALS, "condition"))),
          "milestone",
          new Numbered(
              4,
              Map.of(
                  "Title", place(Section.WORK, "title"),
                  "Institution", place(Section.WORK, "institution"),
                  "Due", place(Section.WORK, "due"),
                  "AmountUsd", place(Section.WORK, "amount"))),
          "risk",
          new Numbered(
              3,
              Map.of(
                  "Title", place(Section.RISKS, "title"),
                  "Likelihood", place(Section.RISKS, "likelihood"),
                  "Impact", place(Section.RISKS, "impact"),
                  "Mitigation", place(Section.RISKS, "mitigation"))));

  /** Questions that had two keys, one in each form. */
  static final Map<String, Place> TWICE =
      Map.of(
          "modalitiesWanted", place(Section.SUPPORT, "modalities"),
          "budgetLocalCashUsd", place(Section.ESTIMATE, "localCashUsd"),
          "budgetLocalInKindUsd", place(Section.ESTIMATE, "localInKindUsd"));

  private final PlanRecord plan;

  FormerQuestions(PlanRecord plan) {
    this.plan = plan;
  }

  /**
   * A question's place in the plan.
   *
   * @param slot its number among questions of its kind; 0 where there was one
   */
  public record Place(Section section, String field, int slot) {}

  private static Place place(Section section, String field) {
    return new Place(section, field, 0);
  }

  /** The place of a question; empty when neither form asked it. */
  public Optional<Place> of(String key) {
    return Optional.ofNullable(numbered(key))
        .or(() -> Optional.ofNullable(TWICE.get(key)))
        .or(() -> whole(key));
  }

  /** The keys of all of them. */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(TWICE.keySet());
    for (Section section : Section.values()) {
      if (section.isSingle()) {
        plan.form(section).fields().forEach(field -> keys.add(field.key()));
      }
    }
    NUMBERED.forEach(
        (name, numbered) -> {
          for (int slot = 1; slot <= numbered.most(); slot++) {
            String beginning = name + slot;
            numbered.parts().keySet().forEach(part -> keys.add(beginning + part));
          }
        });
    return keys;
  }

  /** Whether it was asked several times, and is a field of a row. */
  public static boolean isNumbered(String key) {
    return numbered(key) != null;
  }

  private static @Nullable Place numbered(String key) {
    Matcher slot = SLOT.matcher(key);
    Numbered numbered = slot.matches() ? NUMBERED.get(slot.group(1)) : null;
    if (numbered == null || Integer.parseInt(slot.group(2)) > numbered.most()) {
      return null;
    }
    Place place = numbered.parts().get(slot.group(3));
    return place == null
        ? null
        : new Place(place.section(), place.field(), Integer.parseInt(slot.group(2)));
  }

  private Optional<Place> whole(String key) {
    for (Section section : Section.values()) {
      if (section.isSingle() && plan.form(section).field(key).isPresent()) {
        return Optional.of(place(section, key));
      }
    }
    return Optional.empty();
  }
}
