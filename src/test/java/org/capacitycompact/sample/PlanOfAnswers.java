package org.capacitycompact.sample;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.plan.Section;
import org.jspecify.annotations.Nullable;

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

  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** Asks the API in somebody's name. */
  public interface Door {

    Reply ask(String method, String path, @Nullable Map<String, Object> body, String... headers)
        throws IOException, InterruptedException;
  }

  /**
   * What the API answers.
   *
   * @param tag of a row, by which it is replaced; null where there is none
   */
  public record Reply(int status, JsonNode body, @Nullable String tag) {}

  /**
   * Writes what these answers say: rows where a section has none yet, and what is said of the whole
   * beside what was said before.
   *
   * @return false when something was not taken, for example because somebody else is at it
   */
  public static boolean write(Door door, String number, Map<String, Object> answers)
      throws IOException, InterruptedException {
    Map<Section, List<Sent>> sections = new LinkedHashMap<>();
    rows(answers)
        .forEach(row -> sections.computeIfAbsent(row.section(), any -> new ArrayList<>()).add(row));
    boolean taken = true;
    for (Map.Entry<Section, List<Sent>> each : sections.entrySet()) {
      String address = "/api/initiatives/" + number + "/plan/" + each.getKey().id();
      Reply there = door.ask("GET", address, null);
      if (there.status() != 200) {
        return false;
      }
      if (there.body().get("total").asInt() == 0) {
        for (Sent row : each.getValue()) {
          taken &= door.ask("POST", address, row.said()).status() == 201;
        }
      } else if (each.getKey().isSingle()) {
        taken &= isChanged(door, address + "/1", each.getValue().get(0).said());
      }
    }
    return taken;
  }

  private static boolean isChanged(Door door, String address, Map<String, Object> said)
      throws IOException, InterruptedException {
    Reply row = door.ask("GET", address, null);
    if (row.tag() == null) {
      return false;
    }
    Map<String, Object> values =
        JSON.convertValue(row.body().get("values"), new TypeReference<Map<String, Object>>() {});
    values.putAll(said);
    return door.ask("PUT", address, values, "If-Match", row.tag()).status() == 200;
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
