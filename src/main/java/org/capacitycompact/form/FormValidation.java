package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a submission against the form's schema, the same for every interface: a browser's form
 * (strings and lists of strings) and JSON (also numbers and booleans). Bad input of any kind gives
 * errors and never an exception.
 */
public final class FormValidation {

  private static final int LONGEST_NAME = 60;
  private static final String NO_ROW = "validation.noRow";

  /** At most this many unknown fields are named; they show what is wrong. */
  private static final int MOST_UNKNOWN = 20;

  private FormValidation() {}

  /** Checks a form all of whose options are in its file. */
  public static Submission validate(FormSchema schema, Map<String, ?> raw) {
    return validate(schema, Map.of(), raw);
  }

  /**
   * Checks a submission.
   *
   * @param choices options that come from data, by the {@code valuesKey} of their field
   * @param raw the submitted values by field
   */
  public static Submission validate(
      FormSchema schema, Map<String, List<Choice>> choices, Map<String, ?> raw) {
    Map<String, Object> values = new HashMap<>();
    List<FieldError> errors = new ArrayList<>();
    Set<String> missed = new HashSet<>();
    Set<String> asked = read(schema, choices, raw, values, errors, missed);
    Set<String> known = schema.fields().stream().map(FormField::key).collect(Collectors.toSet());
    raw.keySet().stream()
        .filter(key -> !known.contains(key) && !isEmptyRow(schema, key, raw.get(key)))
        .sorted()
        .limit(MOST_UNKNOWN)
        .map(key -> ofNoRow(schema, key).orElseGet(() -> unknown(key)))
        .forEach(
            error -> {
              errors.add(error);
              if (error.messageKey().startsWith(NO_ROW)) {
                missed.add(error.key());
              }
            });
    return errors.isEmpty()
        ? new Submission.Accepted(new Answers(values, asked))
        : new Submission.Refused(
            errors, errors.size() == missed.size() ? new Answers(values, asked) : null);
  }

  /**
   * The valid answers of a form that is still being filled in. Missing and invalid answers are
   * absent; nothing is refused.
   */
  public static Answers soFar(
      FormSchema schema, Map<String, List<Choice>> choices, Map<String, ?> raw) {
    Map<String, Object> values = new HashMap<>();
    Set<String> asked = read(schema, choices, raw, values, new ArrayList<>(), new HashSet<>());
    return new Answers(values, asked);
  }

  /**
   * Reads each field into values or errors, and returns the fields that the form asks.
   *
   * @param missed the fields that are needed in addition to the answers given
   */
  private static Set<String> read(
      FormSchema schema,
      Map<String, List<Choice>> choices,
      Map<String, ?> raw,
      Map<String, Object> values,
      List<FieldError> errors,
      Set<String> missed) {
    Set<String> asked = new HashSet<>();
    Map<FormField, Reading> readings = new LinkedHashMap<>();
    for (FormField field : schema.fields()) {
      asked.add(field.key());
      if (!field.readOnly()) {
        Reading reading = read(field, raw.get(field.key()), choices);
        readings.put(field, reading);
        if (reading.value() != null) {
          values.put(field.key(), reading.value());
        }
      }
    }
    Answers read = new Answers(values, asked);
    readings.forEach(
        (field, reading) ->
            wrong(field, reading, read)
                .ifPresent(
                    error -> {
                      errors.add(error);
                      if (reading.isMissing() && !field.rules().required()) {
                        missed.add(field.key());
                      }
                    }));
    return asked;
  }

  private static Optional<FieldError> wrong(FormField field, Reading reading, Answers read) {
    if (!reading.isMissing()) {
      return Optional.ofNullable(reading.error());
    }
    if (field.rules().required()) {
      return Optional.of(FieldError.of(field.key(), required(field.kind())));
    }
    Need need = field.need();
    return need != null && need.holds(read)
        ? Optional.of(need.refusalOf(field.key()))
        : Optional.empty();
  }

  private static Reading read(
      FormField field, @Nullable Object raw, Map<String, List<Choice>> choices) {
    return switch (field.kind()) {
      case TEXT, LONG_TEXT -> TextReader.read(field, raw);
      case DATE -> DateReader.read(field, raw);
      case MONEY -> MoneyReader.read(field, raw);
      case NUMBER -> NumberReader.read(field, raw);
      case YES_NO -> ChoiceReader.yesOrNo(field, raw);
      case CHECKBOX -> ChoiceReader.tick(field, raw);
      case RADIO, SELECT -> ChoiceReader.one(field, raw, field.options(choices));
      case CHECKLIST -> ChoiceReader.several(field, raw, field.options(choices));
    };
  }

  private static String required(FieldKind kind) {
    return switch (kind) {
      case TEXT, LONG_TEXT -> "validation.required.text";
      case DATE -> "validation.required.date";
      case MONEY, NUMBER -> "validation.required.number";
      case YES_NO, RADIO, SELECT -> "validation.required.choice";
      case CHECKLIST -> "validation.required.choices";
      case CHECKBOX -> "validation.required.tick";
    };
  }

  /** A page may still show a row that has gone: what is empty in it says nothing. */
  private static boolean isEmptyRow(FormSchema schema, String key, @Nullable Object value) {
    return FieldViews.written(value).isBlank() && ofNoRow(schema, key).isPresent();
  }

  /** That an answer is about a row that is not there; the others can still be checked. */
  private static Optional<FieldError> ofNoRow(FormSchema schema, String key) {
    return schema.allRows().stream()
        .filter(rows -> rows.claims(key))
        .findFirst()
        .map(
            rows ->
                rows.most() == 0
                    ? FieldError.of(key, NO_ROW)
                    : FieldError.of(key, NO_ROW + ".most", String.valueOf(rows.most())));
  }

  // The name is shown again, so it is shortened: no page or log should carry a megabyte of it.
  private static FieldError unknown(String key) {
    int[] start = key.codePoints().limit(LONGEST_NAME).map(c -> visible(c)).toArray();
    String name = new String(start, 0, start.length);
    return FieldError.of(name, "validation.unknown", name);
  }

  private static int visible(int c) {
    boolean unseen = Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    return unseen ? '\uFFFD' : c;
  }
}
