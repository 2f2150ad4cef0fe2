package org.capacitycompact.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.plan.Section;

/**
 * The rows of the plan that sample answers stand for, as an application in another process is sent
 * them: each with its section, in an order in which they can be added.
 */
public final class PlanOfAnswers {

  private static final Map<String, String> TWICE =
      Map.of(
          "modalitiesWanted", "modalities",
          "budgetLocalCashUsd", "localCashUsd",
          "budgetLocalInKindUsd", "localInKindUsd");

  private PlanOfAnswers() {}

  /**
   * A row.
   *
   * @param said by the keys of the section's form
   */
  public record Sent(Section section, Map<String, Object> said) {}

  /** The rows that these answers say. */
  public static List<Sent> rows(Map<String, Object> answers) {
    List<Sent> rows = new ArrayList<>();
    Stream.concat(Stream.of(Section.FRAME), Stream.of(Section.values()))
        .distinct()
        .filter(Section::isSingle)
        .forEach(
            section -> {
              Map<String, Object> said = new HashMap<>();
              FormSchema form = form(section);
              answers.forEach(
                  (key, value) -> {
                    String asked = TWICE.getOrDefault(key, key);
                    if (form.field(asked).isPresent()) {
                      said.put(asked, value);
                    }
                  });
              if (!said.isEmpty()) {
                rows.add(new Sent(section, said));
              }
            });
    for (int slot = 1; slot <= 4; slot++) {
      one(rows, answers, slot);
    }
    return rows;
  }

  private static void one(List<Sent> rows, Map<String, Object> answers, int slot) {
    Object result = answers.get("result" + slot + "Title");
    if (result != null) {
      rows.add(new Sent(Section.RESULTS, Map.of("kind", "OUTCOME", "title", result)));
      rows.add(
          new Sent(
              Section.INDICATORS,
              Map.of(
                  "result", String.valueOf(slot),
                  "title", result,
                  "measure", "NUMBER",
                  "baseline", answers.get("result" + slot + "Baseline"),
                  "target1Value", answers.get("result" + slot + "Target"),
                  "target1On", answers.get("result" + slot + "Date"))));
    }
    Object target = answers.get("sufficiency" + slot + "Indicator");
    if (target != null) {
      rows.add(
          new Sent(
              Section.INDICATORS,
              Map.of(
                  "title",
                  target,
                  "measure",
                  "NUMBER",
                  "enough",
                  answers.get("sufficiency" + slot + "Target"),
                  "enoughOn",
                  answers.get("sufficiency" + slot + "Date"))));
    }
    Object refusal = answers.get("refusal" + slot + "Condition");
    if (refusal != null) {
      rows.add(new Sent(Section.REFUSALS, Map.of("condition", refusal)));
    }
    Object milestone = answers.get("milestone" + slot + "Title");
    if (milestone != null) {
      rows.add(
          new Sent(
              Section.WORK,
              Map.of(
                  "kind", "MILESTONE",
                  "title", milestone,
                  "institution", answers.get("milestone" + slot + "Institution"),
                  "due", answers.get("milestone" + slot + "Due"),
                  "amount", answers.get("milestone" + slot + "AmountUsd"))));
    }
    Object risk = answers.get("risk" + slot + "Title");
    if (risk != null) {
      rows.add(
          new Sent(
              Section.RISKS,
              Map.of(
                  "title", risk,
                  "likelihood", answers.get("risk" + slot + "Likelihood"),
                  "impact", answers.get("risk" + slot + "Impact"))));
    }
  }

  /** Whether the plan says this, so that no task is completed with it. */
  public static boolean says(String key) {
    return key.matches("(result|sufficiency|refusal|milestone|risk)[1-9].*")
        || TWICE.containsKey(key)
        || Stream.of(Section.values())
            .filter(Section::isSingle)
            .anyMatch(section -> form(section).field(key).isPresent());
  }

  private static FormSchema form(Section section) {
    try {
      return FormSchema.parse(Files.readAllBytes(Path.of("forms", section.form() + ".form")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
