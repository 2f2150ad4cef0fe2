package org.capacitycompact.worklist.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form as its {@code .form} file writes it (Camunda Forms, schema version 16).
 *
 * @param id the form's id, which is also its file's name
 */
public record FormSchema(String id, List<FormElement> elements) {

  public FormSchema {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a form file.
   *
   * @throws InvalidFormException when the file is no form, or uses what the server could not check
   */
  public static FormSchema parse(byte[] json) {
    return FormSchemaReader.read(json);
  }

  /** Every question, in the order of the form. */
  public List<FormField> fields() {
    List<FormField> fields = new ArrayList<>();
    collect(elements, fields);
    return List.copyOf(fields);
  }

  /** The question with this key. */
  public Optional<FormField> field(String key) {
    return fields().stream().filter(field -> field.key().equals(key)).findFirst();
  }

  private static void collect(List<FormElement> elements, List<FormField> fields) {
    for (FormElement element : elements) {
      if (element instanceof FormElement.Question question) {
        fields.add(question.field());
      } else if (element instanceof FormElement.Group group) {
        collect(group.elements(), fields);
      }
    }
  }
}
