package org.capacitycompact.form;

import java.util.List;

/** One part of a form, in the order in which people see it. */
public sealed interface FormElement
    permits FormElement.Group,
        FormElement.Words,
        FormElement.Separator,
        FormElement.Question,
        FormRows {

  /** Fields that belong together, under a heading. */
  record Group(String id, String heading, List<FormElement> elements) implements FormElement {
    public Group {
      elements = List.copyOf(elements);
    }
  }

  /**
   * Words to read; {@code {{name}}}, or a whole text of {@code =name}, stands for a prefilled
   * value.
   */
  record Words(String id, String text) implements FormElement {}

  /** A line between parts. */
  record Separator() implements FormElement {}

  /** A question. */
  record Question(FormField field) implements FormElement {}
}
