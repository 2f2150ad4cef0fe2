package org.capacitycompact.form;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Questions that a form asks of each of several rows. What is asked is a small form of its own,
 * {@code report-progress-result}; the answers are known by the row and the question, {@code
 * result7Actual}.
 *
 * @param name what a row is, {@code result}
 * @param named the names of the rows where they are always the same; answers begin with these then
 * @param most how many rows the writer may add; 0 where the task says which rows there are
 * @param questions of each row; null in a form that was read by itself
 * @param columns the headings of what each row is about
 */
record FormRows(
    String name,
    String heading,
    List<String> named,
    int most,
    @Nullable FormSchema questions,
    List<String> columns,
    List<FormRow> rows)
    implements FormElement {

  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})([A-Z]\\w*)");

  FormRows {
    named = List.copyOf(named);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As read from the form's file. */
  static FormRows declared(String name, String heading, List<String> named, int most) {
    return new FormRows(name, heading, named, most, null, List.of(), List.of());
  }

  FormRows asking(FormSchema each) {
    return with(each, columns, named.stream().map(row -> new FormRow(row, List.of())).toList());
  }

  FormRows of(AskedRows asked) {
    return with(questions, asked.columns(), asked.rows());
  }

  /** With the rows that the writer added, and a first one. */
  FormRows grown(Collection<String> keys) {
    if (most == 0 || questions == null) {
      return this;
    }
    TreeSet<Integer> numbers = numbers(keys);
    numbers.add(1);
    return with(questions, columns, numbered(numbers));
  }

  /** With one row more to write in, where there may be more. */
  FormRows withOneMore() {
    if (most == 0 || rows.isEmpty()) {
      return this;
    }
    int next = Integer.parseInt(rows.get(rows.size() - 1).key()) + 1;
    return next > most
        ? this
        : with(
            questions,
            columns,
            Stream.concat(rows.stream(), Stream.of(FormRow.numbered(next))).toList());
  }

  /** With rows whose numbers are not known, where a task would say which there are. */
  FormRows blank() {
    return most > 0 || !named.isEmpty()
        ? this
        : with(
            questions,
            columns,
            Stream.of("____", "_____", "______").map(key -> new FormRow(key, List.of())).toList());
  }

  /** With a row for each of which something was answered. */
  FormRows answered(Collection<String> keys) {
    return named.isEmpty() ? with(questions, columns, numbered(numbers(keys))) : this;
  }

  private static List<FormRow> numbered(Collection<Integer> numbers) {
    return numbers.stream().map(number -> FormRow.numbered(number)).toList();
  }

  private FormRows with(@Nullable FormSchema each, List<String> headings, List<FormRow> known) {
    return new FormRows(name, heading, named, most, each, headings, known);
  }

  private TreeSet<Integer> numbers(Collection<String> keys) {
    TreeSet<Integer> numbers = new TreeSet<>();
    keys.forEach(
        key ->
            number(key)
                .filter(number -> most == 0 || number >= 1 && number <= most)
                .ifPresent(numbers::add));
    return numbers;
  }

  /** The questions of all rows. */
  List<FormField> fields() {
    return rows.stream().flatMap(row -> fields(row).stream()).toList();
  }

  /** The questions of one row, under the keys of its answers. */
  List<FormField> fields(FormRow row) {
    if (questions == null) {
      return List.of();
    }
    String prefix = named.isEmpty() ? name + row.key() : row.key();
    FormField.Row known = new FormField.Row(code(nameId(row)), nameInEnglish(row), row.key());
    List<String> keys = questions.fields().stream().map(FormField::key).toList();
    return questions.fields().stream()
        .map(field -> field.inRow(known, key -> keys.contains(key) ? key(prefix, key) : key))
        .toList();
  }

  /** Whether an answer of this key would be one of a row like these, there or not. */
  boolean claims(String key) {
    return named.isEmpty()
        ? number(key).isPresent()
        : fields().stream().anyMatch(field -> field.key().equals(key));
  }

  private Optional<Integer> number(String key) {
    if (!named.isEmpty() || !key.startsWith(name)) {
      return Optional.empty();
    }
    Matcher row = NUMBERED.matcher(key.substring(name.length()));
    return row.matches() ? Optional.of(Integer.valueOf(row.group(1))) : Optional.empty();
  }

  private static String key(String prefix, String question) {
    return prefix + Character.toUpperCase(question.charAt(0)) + question.substring(1);
  }

  /** The id of the words that a row is called by in the form of its questions. */
  private String nameId(FormRow row) {
    return named.isEmpty() ? "Row" : "Row_" + row.key();
  }

  /** The message code of words in the form of the questions. */
  String code(String id) {
    return questions == null ? "" : "form." + questions.id() + "." + id + ".text";
  }

  private String nameInEnglish(FormRow row) {
    return words(nameId(row)).orElse("{number}");
  }

  /** Words in the form of the questions. */
  Optional<String> words(String id) {
    return questions == null
        ? Optional.empty()
        : questions.elements().stream()
            .filter(FormElement.Words.class::isInstance)
            .map(FormElement.Words.class::cast)
            .filter(words -> words.id().equals(id))
            .map(FormElement.Words::text)
            .findFirst();
  }
}
