package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

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
    return each(field -> field.like(released.field(field.key()).orElse(null)));
  }

  /**
   * The form with a slot for each row that these keys name, in their order: {@code result7Actual}
   * gives it a slot 7 of results with the questions of its first. Its own slots that no key names
   * follow.
   *
   * @param names of the slots that there are as many of as it takes, {@code result}
   */
  public FormSchema repeating(Set<String> names, Collection<String> keys) {
    return names.isEmpty()
        ? this
        : new FormSchema(id, RepeatedSlots.named(names, keys).in(elements));
  }

  /** The same for every slot that these keys name: to show what was once answered. */
  public FormSchema repeating(Collection<String> keys) {
    return new FormSchema(id, RepeatedSlots.named(keys).in(elements));
  }

  /** The key of the same question in the first slot; the key itself where it has no slot. */
  public static String inFirstSlot(String key) {
    Slots.Slot slot = Slots.slot(key);
    return slot == null ? key : slot.name() + "1" + Slots.part(key);
  }

  private FormSchema each(UnaryOperator<FormField> change) {
    return new FormSchema(id, each(elements, change));
  }

  private static List<FormElement> each(
      List<FormElement> elements, UnaryOperator<FormField> change) {
    return elements.stream().map(element -> each(element, change)).toList();
  }

  private static FormElement each(FormElement element, UnaryOperator<FormField> change) {
    if (element instanceof FormElement.Question question) {
      return new FormElement.Question(change.apply(question.field()));
    }
    return element instanceof FormElement.Group group
        ? new FormElement.Group(group.id(), group.heading(), each(group.elements(), change))
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
