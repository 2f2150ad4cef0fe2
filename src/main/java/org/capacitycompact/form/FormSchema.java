package org.capacitycompact.form;

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

  /**
   * The same questions, each needed as this release says: a task may still run with the form of an
   * earlier one, and what takes its answers is of this one.
   */
  public FormSchema needing(FormSchema released) {
    return new FormSchema(id, needing(elements, released));
  }

  private static List<FormElement> needing(List<FormElement> elements, FormSchema released) {
    return elements.stream().map(element -> needing(element, released)).toList();
  }

  private static FormElement needing(FormElement element, FormSchema released) {
    if (element instanceof FormElement.Question question) {
      FormField field = question.field();
      return new FormElement.Question(
          field.needed(released.field(field.key()).map(FormField::need).orElse(null)));
    }
    return element instanceof FormElement.Group group
        ? new FormElement.Group(group.id(), group.heading(), needing(group.elements(), released))
        : element;
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
