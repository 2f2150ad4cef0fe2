package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.worklist.FormFiles.FormFile;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for all forms, so that page, server check and Tasklist read them alike. */
class FormConventionsTest {

  private static final Set<String> INPUTS =
      Set.of("textfield", "textarea", "number", "checkbox", "radio", "select", "checklist");
  private static final Set<String> ALL_TYPES =
      Set.of(
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "group",
          "text",
          "separator");

  /**
   * What a provider offers is compared line by line with what others offer: its terms are asked one
   * by one, and only of whoever says that it can answer.
   */
  private static final Map<String, Integer> MORE_THAN_A_DOZEN = Map.of("answer-demand", 18);

  private static final String DATE = "^\\d{4}-\\d{2}-\\d{2}$";
  private static final String MONEY = "^\\d{1,13}([.]\\d{1,2})?$";

  static Stream<FormFile> forms() {
    return FormFiles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("a form carries its file's name, the schema version and the platform it runs on")
  void headIsAgreed(FormFile form) {
    assertThat(form.fileName()).isEqualTo(form.id() + ".form");
    assertThat(form.id()).matches("[a-z]+(-[a-z]+)*");
    assertThat(form.root().path("type").asText()).isEqualTo("default");
    assertThat(form.root().path("schemaVersion").asInt()).isEqualTo(16);
    assertThat(form.root().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
    assertThat(form.root().path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    assertThat(form.root().has("exporter")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("the server reads the form and finds every question in it")
  void serverReadsTheForm(FormFile form) {
    FormSchema schema = FormSchema.parse(form.bytes());

    assertThat(schema.fields()).hasSameSizeAs(form.fields()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("components are of the agreed types, with ids and keys of their own")
  void componentsAreKnown(FormFile form) {
    assertThat(form.components())
        .allSatisfy(
            component -> {
              String type = component.path("type").asText();
              assertThat(ALL_TYPES).contains(type);
              assertThat(component.has("key")).as(component.toString()).isEqualTo(isInput(type));
            });
    assertThat(form.components())
        .extracting(component -> component.path("id").asText())
        .doesNotContain("")
        .doesNotHaveDuplicates();
    assertThat(form.fields())
        .extracting(field -> field.path("key").asText())
        .allMatch(key -> key.matches("[a-z][A-Za-z0-9]*"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName(
      "a form asks what is decided: nothing that only shows, no slots, at most a dozen, or as many as a choice needs")
  void asksWhatIsDecided(FormFile form) {
    assertThat(form.fields())
        .extracting(field -> field.path("key").asText())
        .as("what a task decides on is shown before its form (DecidedOn)")
        .noneMatch(key -> key.endsWith("Shown"));
    if (!isRow(form)) {
      assertThat(form.fields())
          .as("what is asked of each row is a form of its own (rows)")
          .hasSizeLessThanOrEqualTo(MORE_THAN_A_DOZEN.getOrDefault(form.id(), 12))
          .extracting(field -> field.path("key").asText())
          .noneMatch(key -> key.matches("[a-z][A-Za-z]*[0-9]+([A-Z].*)?"));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("every question has a label and one sentence of help")
  void questionsAreExplained(FormFile form) {
    assertThat(form.fields())
        .allSatisfy(
            field -> {
              assertThat(field.path("label").asText()).as(field.toString()).isNotBlank();
              String help = field.path("description").asText();
              // In a row of the plan the label says it all where there is nothing to add.
              if (!isRow(form) || !help.isEmpty()) {
                assertThat(help).as(field.toString()).endsWith(".");
              }
            });
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("text has a limit: 200 characters on a line, 2000 in an area")
  void textIsLimited(FormFile form) {
    for (JsonNode field : asked(form)) {
      int limit = field.path("validate").path("maxLength").asInt();
      switch (field.path("type").asText()) {
        case "textfield" ->
            assertThat(limit).as(field.toString()).isBetween(1, isRow(form) ? 300 : 200);
        case "textarea" ->
            assertThat(limit).as(field.toString()).isIn(2000, isRow(form) ? 1000 : 2000);
        default -> assertThat(field.path("validate").has("maxLength")).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("dates, money and yes/no facts are written in one way only")
  void kindsAreAgreed(FormFile form) {
    for (JsonNode field : form.fields()) {
      String key = field.path("key").asText();
      String pattern = field.path("validate").path("pattern").asText();
      String kind = field.path("properties").path("kind").asText();
      assertThat(kind.equals("date")).as(key).isEqualTo(pattern.equals(DATE));
      assertThat(kind.equals("money")).as(key).isEqualTo(pattern.equals(MONEY));
      assertThat(kind.equals("yesNo"))
          .as(key)
          .isEqualTo(
              values(field).contains("yes")
                  && field.path("type").asText().equals("radio")
                  && values(field).size() == 2);
      if (key.endsWith("Usd")) {
        assertThat(kind).as(key).isEqualTo("money");
      }
      if (!pattern.isEmpty()) {
        assertThat(Pattern.compile(pattern).matcher("").find()).as(key).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("numbers have bounds, and no more decimals than a measured value needs")
  void numbersAreBounded(FormFile form) {
    for (JsonNode field : asked(form)) {
      if (field.path("type").asText().equals("number")) {
        JsonNode rules = field.path("validate");
        assertThat(rules.path("min").asLong(1)).isLessThan(rules.path("max").asLong(0));
        assertThat(field.path("decimalDigits").asInt(-1)).isIn(0, 1, 4);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("a choice has options of its own, or options from data under its key")
  void choicesHaveOptions(FormFile form) {
    for (JsonNode field : form.fields()) {
      String key = field.path("key").asText();
      if (Set.of("radio", "select", "checklist").contains(field.path("type").asText())) {
        assertThat(field.has("values")).as(key).isNotEqualTo(field.has("valuesKey"));
        if (field.has("valuesKey")) {
          // Rows of several sections of the plan choose from the same rows of another.
          assertThat(field.get("valuesKey").asText())
              .matches(isRow(form) ? "[a-z]+Options" : key + "Options");
        } else {
          assertThat(values(field)).as(key).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("what is only shown is never demanded")
  void shownIsNotRequired(FormFile form) {
    assertThat(form.fields())
        .filteredOn(field -> field.path("disabled").asBoolean())
        .allMatch(field -> !field.path("validate").path("required").asBoolean())
        .allMatch(field -> field.path("key").asText().endsWith("Shown"));
  }

  @Test
  @DisplayName("no answer has the name of a variable that steers a process")
  void keysSteerNothing() {
    List<String> steering = new ArrayList<>();
    for (FormFile form : FormFiles.all()) {
      for (JsonNode field : form.fields()) {
        if (!isRow(form) && RoutingVariables.names().contains(field.path("key").asText())) {
          steering.add(form + " " + field.path("key").asText());
        }
      }
    }

    assertThat(steering).isEmpty();
  }

  /** Whether it asks for a row of the plan, which no process knows. */
  private static boolean isRow(FormFile form) {
    return form.toString().startsWith("plan-");
  }

  private static boolean isInput(String type) {
    return INPUTS.contains(type);
  }

  private static List<JsonNode> asked(FormFile form) {
    return form.fields().stream().filter(field -> !field.path("disabled").asBoolean()).toList();
  }

  private static List<String> values(JsonNode field) {
    List<String> values = new ArrayList<>();
    field.path("values").forEach(option -> values.add(option.path("value").asText()));
    return values;
  }
}
