package org.capacitycompact.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.platform.language.Numerals;
import org.jspecify.annotations.Nullable;

/** Creates the view of each question of one form. */
record FieldViews(FormSchema schema, FormWords words, FormState state, Map<String, String> errors) {

  private static final BigDecimal VAST = new BigDecimal("1000000000");

  FieldView of(FormField field) {
    String id = "q-" + field.key();
    Object value = state.values().get(field.key());
    List<FieldView.Option> options = options(field, id, value);
    return new FieldView(
        field.key(),
        options.isEmpty() || field.kind() == FieldKind.SELECT || field.kind() == FieldKind.DATE
            ? id
            : options.get(0).id(),
        field.kind(),
        words.label(field),
        words.of(field, "description", field.help()),
        field.readOnly() ? "" : hint(field),
        errors.get(field.key()),
        isRequired(field),
        needed(field),
        field.readOnly(),
        digitsOnly(field),
        field.kind() == FieldKind.CHECKBOX ? ticked(value) : written(value),
        options,
        confirmation(field));
  }

  private List<Need> needs(FormField field) {
    return Stream.of(field.need(), state.needs().get(field.key()))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private boolean isRequired(FormField field) {
    return field.rules().required() || needs(field).stream().anyMatch(Need::isAlways);
  }

  /** When it must be answered; the same rule refuses a missing answer. */
  private @Nullable String needed(FormField field) {
    List<Need> needs = needs(field);
    if (field.readOnly() || isRequired(field) || needs.isEmpty()) {
      return null;
    }
    String when =
        needs.stream()
            .filter(need -> !need.isOfRow())
            .map(this::inWords)
            .collect(Collectors.joining(words.say("form.needed.or")));
    return when.isEmpty() ? "" : words.say("form.needed", when);
  }

  private String inWords(Need need) {
    if (need.words() != null) {
      return words.say(need.words(), need.args().toArray(String[]::new));
    }
    return need.terms().stream()
        .map(
            terms ->
                terms.stream()
                    .map(this::inWords)
                    .collect(Collectors.joining(words.say("form.needed.and"))))
        .collect(Collectors.joining(words.say("form.needed.or")));
  }

  private String inWords(Need.Term term) {
    FormField other = schema.field(term.key()).orElseThrow();
    String label = words.label(other);
    List<Choice> rest =
        other.options().stream().filter(each -> !term.values().contains(each.value())).toList();
    return switch (term.stands()) {
      // If five scores and "does not apply" are offered, names the latter only.
      case IS ->
          rest.size() == 1 && term.values().size() > 2
              ? words.say("form.needed.isNot", label, quoted(other, rest))
              : words.say("form.needed.is", label, quoted(other, chosen(other, term)));
      case IS_NOT -> words.say("form.needed.isNot", label, quoted(other, chosen(other, term)));
      case ABOVE -> words.say("form.needed.above", label);
      case GIVEN -> words.say("form.needed.given", label);
      case NONE -> words.say("form.needed.none", label);
    };
  }

  private static List<Choice> chosen(FormField other, Need.Term term) {
    return other.options().stream().filter(each -> term.values().contains(each.value())).toList();
  }

  private String quoted(FormField other, List<Choice> options) {
    return options.stream()
        .map(option -> words.say("form.needed.option", label(other, option)))
        .collect(Collectors.joining(words.say("form.needed.or")));
  }

  /** A confirmation is for the submitted value only; another value is asked about again. */
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

  /** A value as it stands in an input: plain digits, ISO days, no grouping, no localisation. */
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
    if (field.kind() == FieldKind.DATE) {
      return days(field, id, written(value));
    }
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

  /** The two days that an ambiguous date can mean, in words, to choose from. */
  private List<FieldView.Option> days(FormField field, String id, String typed) {
    List<LocalDate> readings = WrittenDays.readings(typed);
    if (readings.size() < 2) {
      return List.of();
    }
    Object meant = state.values().get(WrittenDays.MEANT + field.key());
    return readings.stream()
        .map(
            day ->
                new FieldView.Option(
                    id + "-" + day,
                    day.toString(),
                    WrittenDays.inWords(day, words.locale()),
                    day.toString().equals(meant)))
        .toList();
  }

  private String label(FormField field, Choice choice) {
    if (field.kind() == FieldKind.YES_NO) {
      return words.say("form." + choice.value());
    }
    return field.valuesKey() == null
        ? words.of(field, "option." + choice.value(), choice.label())
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
      case NUMBER -> (numberHint(rules) + reading(field)).strip();
      default -> "";
    };
  }

  /** The number as we read it, where its notation is read differently elsewhere. */
  private String reading(FormField field) {
    String typed = written(state.values().get(field.key()));
    if (!WrittenNumbers.keepsThousandths(field) || !WrittenNumbers.areAmbiguous(typed)) {
      return "";
    }
    String plain = WrittenNumbers.plain(typed, words.locale(), true);
    if (plain.indexOf(',') > 0) {
      return "";
    }
    // With one more zero, so that nobody takes the decimals for thousands.
    BigDecimal read = new BigDecimal(plain);
    int decimals = read.scale() > 0 ? read.scale() + 1 : 0;
    return " " + words.say("form.hint.taken", typed, written(read, decimals));
  }

  private String numberHint(FieldRules rules) {
    if (rules.min() != null && rules.max() != null && tells(rules.min()) && tells(rules.max())) {
      return words.say("form.hint.between", written(rules.min(), 0), written(rules.max(), 0));
    }
    return rules.decimals() > 0 ? words.say("form.hint.decimal") : "";
  }

  /** A number in the reader's language, with at least this many decimals. */
  private String written(BigDecimal number, int decimals) {
    return Numerals.of(words.locale())
        .write(number, decimals, Math.max(decimals, Math.max(number.scale(), 0)));
  }

  /** Whether a bound helps to answer; very large ones only protect the system. */
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
