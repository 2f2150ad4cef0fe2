package org.capacitycompact.worklist.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the view of each question of one form. */
record FieldViews(FormWords words, FormState state, Map<String, String> errors) {

  private static final BigDecimal VAST = new BigDecimal("1000000000");

  FieldView of(FormField field) {
    String id = "q-" + field.key();
    Object value = state.values().get(field.key());
    List<FieldView.Option> options = options(field, id, value);
    return new FieldView(
        field.key(),
        options.isEmpty() || field.kind() == FieldKind.SELECT ? id : options.get(0).id(),
        field.kind(),
        words.of(field.key(), "label", field.label()),
        words.of(field.key(), "description", field.help()),
        field.readOnly() ? "" : hint(field),
        errors.get(field.key()),
        field.rules().required(),
        field.readOnly(),
        digitsOnly(field),
        field.kind() == FieldKind.CHECKBOX ? ticked(value) : written(value),
        options,
        confirmation(field));
  }

  /** Bound to the value that was sent: another one is asked about anew. */
  private FieldView.@Nullable Confirmation confirmation(FormField field) {
    return state.errors().stream()
        .filter(error -> error.isQuestion() && error.key().equals(field.key()))
        .findFirst()
        .map(
            error ->
                new FieldView.Confirmation(
                    FieldError.CONFIRMED + field.key(),
                    String.valueOf(error.asked()),
                    words.say("slip.confirm", error.args().get(0))))
        .orElse(null);
  }

  /** A value as it stands in an input: plain digits, ISO days, nothing grouped or localised. */
  static String written(@Nullable Object value) {
    if (value instanceof BigDecimal number) {
      return number.precision() > 60 || Math.abs((long) number.scale()) > 60
          ? number.toString()
          : number.toPlainString();
    }
    if (value instanceof Collection<?> several) {
      return several.stream().map(Objects::toString).collect(Collectors.joining("\n"));
    }
    return value == null ? "" : value.toString();
  }

  private List<FieldView.Option> options(FormField field, String id, @Nullable Object value) {
    Set<String> chosen = chosen(field, value);
    List<FieldView.Option> options = new ArrayList<>();
    for (Choice choice : field.options(state.choices())) {
      options.add(
          new FieldView.Option(
              id + "-" + options.size(),
              choice.value(),
              label(field, choice),
              chosen.contains(choice.value())));
    }
    return options;
  }

  private String label(FormField field, Choice choice) {
    if (field.kind() == FieldKind.YES_NO) {
      return words.say("form." + choice.value());
    }
    return field.valuesKey() == null
        ? words.of(field.key(), "option." + choice.value(), choice.label())
        : choice.label();
  }

  private static Set<String> chosen(FormField field, @Nullable Object value) {
    if (value instanceof Collection<?> several) {
      return several.stream().map(Objects::toString).collect(Collectors.toSet());
    }
    if (value instanceof Boolean answer && field.kind() == FieldKind.YES_NO) {
      return Set.of(answer ? "yes" : "no");
    }
    return Set.of(written(value));
  }

  private static String ticked(@Nullable Object value) {
    return Set.of("true", "on").contains(written(value)) ? "true" : "";
  }

  private String hint(FormField field) {
    FieldRules rules = field.rules();
    return switch (field.kind()) {
      case DATE -> words.say("form.hint.date");
      case MONEY -> words.say("form.hint.money");
      case LONG_TEXT ->
          rules.maxLength() == null
              ? ""
              : words.say("form.hint.length", rules.maxLength().toString());
      case NUMBER -> numberHint(rules);
      default -> "";
    };
  }

  private String numberHint(FieldRules rules) {
    if (rules.min() != null && rules.max() != null && tells(rules.min()) && tells(rules.max())) {
      return words.say(
          "form.hint.between", rules.min().toPlainString(), rules.max().toPlainString());
    }
    return rules.decimals() > 0 ? words.say("form.hint.decimal") : "";
  }

  /** A bound that is there for the machine only would not help anybody to answer. */
  private static boolean tells(BigDecimal bound) {
    return bound.abs().compareTo(VAST) < 0;
  }

  /**
   * A number pad serves digits only: on some phones it lacks the point, the comma and the minus.
   */
  private static boolean digitsOnly(FormField field) {
    FieldRules rules = field.rules();
    return field.kind() == FieldKind.NUMBER
        && rules.decimals() == 0
        && rules.min() != null
        && rules.min().signum() >= 0;
  }
}
