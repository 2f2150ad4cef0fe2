package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A form as in its {@code .form} file (Camunda Forms, schema version 16).
 *
 * @param id the form's id, which is also the name of its file
 */
public record FormSchema(String id, List<FormElement> elements) {

  public FormSchema {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a form file.
   *
   * @throws InvalidFormException when the file is not a form, or uses what the server cannot check
   */
  public static FormSchema parse(byte[] json) {
    return FormSchemaReader.read(json);
  }

  /** All questions, in the order of the form. */
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
   * The same questions with the needs of this release: a task may still run with an earlier
   * release's form, while this release's code takes its answers.
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
