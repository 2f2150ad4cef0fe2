package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
   * release's form, while this release's code takes its answers. What this release asks of rows is
   * asked in its way.
   */
  public FormSchema needing(FormSchema released) {
    return new RowsInForm(released.allRows())
        .in(each(field -> field.like(released.field(field.key()).orElse(null))));
  }

  /**
   * The form with the rows that a task asks about; rows that nobody names are asked nothing. An
   * answer to another row is refused.
   */
  public FormSchema asking(List<AskedRows> asked) {
    return rows(
        rows ->
            asked.stream()
                .filter(each -> each.name().equals(rows.name()))
                .findFirst()
                .map(rows::of)
                .orElse(rows));
  }

  /** With the rows that the writer added to those that a form has by itself, by these answers. */
  public FormSchema grown(Collection<String> keys) {
    return rows(rows -> rows.grown(keys));
  }

  /** With room for rows that only a task knows, whose numbers are left to whoever fills it in. */
  public FormSchema blank() {
    return rows(FormRows::blank);
  }

  /** With a row for whatever was answered of one: to show what was once sent. */
  public FormSchema answered(Collection<String> keys) {
    return rows(rows -> rows.answered(keys));
  }

  /** The keys of what is asked of rows, by what the rows are called. */
  public Map<String, List<String>> keysOfRows() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    allRows(elements)
        .forEach(
            rows -> keys.put(rows.name(), rows.fields().stream().map(FormField::key).toList()));
    return keys;
  }

  /**
   * A row that the form asks about, with its questions.
   *
   * @param name what the row is, {@code result}
   * @param columns the headings of what it is about
   */
  public record RowAsked(
      String name, List<String> columns, FormRow row, List<FormField> questions) {}

  /** The rows that the form asks about, in its order. */
  public List<RowAsked> rowsAsked() {
    return allRows().stream()
        .flatMap(
            rows ->
                rows.rows().stream()
                    .map(row -> new RowAsked(rows.name(), rows.columns(), row, rows.fields(row))))
        .toList();
  }

  /** The same form with what it asks of rows, from the forms of their questions. */
  FormSchema withQuestions(Function<String, FormSchema> of) {
    return rows(rows -> rows.asking(of.apply(id + "-" + rows.name())));
  }

  /** What it asks of rows, wherever that stands. */
  List<FormRows> allRows() {
    return allRows(elements);
  }

  FormSchema rows(UnaryOperator<FormRows> change) {
    return allRows(elements).isEmpty() ? this : new FormSchema(id, rows(elements, change));
  }

  private static List<FormElement> rows(
      List<FormElement> elements, UnaryOperator<FormRows> change) {
    return elements.stream()
        .map(
            element ->
                element instanceof FormRows rows
                    ? change.apply(rows)
                    : element instanceof FormElement.Group group
                        ? new FormElement.Group(
                            group.id(), group.heading(), rows(group.elements(), change))
                        : element)
        .toList();
  }

  private static List<FormRows> allRows(List<FormElement> elements) {
    return elements.stream()
        .flatMap(
            element ->
                element instanceof FormRows rows
                    ? Stream.of(rows)
                    : element instanceof FormElement.Group group
                        ? allRows(group.elements()).stream()
                        : Stream.empty())
        .toList();
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
      } else if (element instanceof FormRows rows) {
        fields.addAll(rows.fields());
      }
    }
  }
}
