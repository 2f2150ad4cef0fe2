package org.capacitycompact.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the components of a form file. It refuses what the server cannot check in the same way as
 * the browser (conditions, expressions, nested paths, unknown components), so that a wrong form
 * fails when it is written and not when a person submits it.
 */
final class FormSchemaReader {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA_VERSION = 16;

  /** The start of the id of a group that stands for questions about rows. */
  private static final String ROWS = "Rows_";

  private final String form;
  private final FormFieldReader fields;
  private final Set<String> keys = new HashSet<>();

  private FormSchemaReader(String form) {
    this.form = form;
    this.fields = new FormFieldReader(form);
  }

  static FormSchema read(byte[] json) {
    JsonNode root = tree(json);
    String id = root.path("id").asText();
    if (id.isBlank()) {
      throw new InvalidFormException("without an id", "give it the name of its file");
    }
    if (root.path("schemaVersion").asInt() != SCHEMA_VERSION) {
      throw new InvalidFormException(id, "schemaVersion is not " + SCHEMA_VERSION);
    }
    FormSchema form =
        new FormSchema(id, new FormSchemaReader(id).elements(root.path("components")));
    for (FormField field : form.fields()) {
      if (field.need() != null
          && !field.need().names().stream().allMatch(key -> form.field(key).isPresent())) {
        throw new InvalidFormException(
            id, field.key() + " is needed by a question that is not there");
      }
    }
    return form;
  }

  private static JsonNode tree(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (IOException notJson) {
      // The position in the file helps its author; the content is not repeated.
      throw new InvalidFormException("(unread)", "not JSON: " + notJson.getClass().getSimpleName());
    }
    throw new InvalidFormException("(unread)", "not a JSON object");
  }

  private List<FormElement> elements(JsonNode components) {
    List<FormElement> elements = new ArrayList<>();
    for (JsonNode component : components) {
      elements.add(element(component));
    }
    return elements;
  }

  private FormElement element(JsonNode component) {
    String id = component.path("id").asText();
    if (component.hasNonNull("conditional")) {
      throw new InvalidFormException(
          form, id + " is conditional, which only a browser would check");
    }
    return switch (component.path("type").asText()) {
      case "group" -> group(id, component);
      case "text" -> new FormElement.Words(id, component.path("text").asText());
      case "separator" -> new FormElement.Separator();
      default -> new FormElement.Question(question(component));
    };
  }

  private FormElement group(String id, JsonNode component) {
    if (!component.path("path").asText().isEmpty()) {
      throw new InvalidFormException(form, id + " has a path; keys are flat");
    }
    if (id.startsWith(ROWS)) {
      // What stands in it is for those who do not see the rows.
      JsonNode declared = component.path("properties");
      String names = declared.path("rows").asText();
      return FormRows.declared(
          id.substring(ROWS.length()),
          component.path("label").asText(),
          names.isEmpty() ? List.of() : List.of(names.split(" ")),
          declared.path("most").asInt());
    }
    return new FormElement.Group(
        id, component.path("label").asText(), elements(component.path("components")));
  }

  private FormField question(JsonNode component) {
    FormField field = fields.read(component);
    if (!keys.add(field.key())) {
      throw new InvalidFormException(form, "the key " + field.key() + " is used twice");
    }
    return field;
  }
}
