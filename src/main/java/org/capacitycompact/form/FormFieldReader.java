package org.capacitycompact.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads one question of a form file. */
final class FormFieldReader {

  private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9]*");
  private static final Set<String> RULES =
      Set.of(
          "required",
          "minLength",
          "maxLength",
          "pattern",
          "min",
          "max",
          "validationType",
          "patternErrorMessage");

  private final String form;

  FormFieldReader(String form) {
    this.form = form;
  }

  FormField read(JsonNode component) {
    String key = component.path("key").asText();
    if (!KEY.matcher(key).matches()) {
      throw new InvalidFormException(form, "\"" + key + "\" is no key of letters and digits");
    }
    FieldKind kind = kind(key, component);
    return new FormField(
        key,
        kind,
        component.path("label").asText(),
        component.path("description").asText(),
        component.path("readonly").asBoolean() || component.path("disabled").asBoolean(),
        rules(key, component),
        options(key, kind, component),
        text(component.get("valuesKey")),
        need(key, component),
        form,
        key,
        null);
  }

  private @Nullable Need need(String key, JsonNode component) {
    String rule = text(component.path("properties").get("neededIf"));
    String refusal = text(component.path("properties").get("needed"));
    if ((rule == null) != (refusal == null)) {
      throw new InvalidFormException(form, key + " needs both neededIf and needed, or neither");
    }
    try {
      return rule == null || refusal == null ? null : Need.declared(key, rule, refusal);
    } catch (IllegalArgumentException unreadable) {
      throw new InvalidFormException(
          form, key + " is needed by no rule: " + unreadable.getMessage());
    }
  }

  private FieldKind kind(String key, JsonNode component) {
    String type = component.path("type").asText();
    String declared = component.path("properties").path("kind").asText();
    return switch (declared.isEmpty() ? type : type + " " + declared) {
      case "textfield" -> FieldKind.TEXT;
      case "textfield date" -> FieldKind.DATE;
      case "textfield money" -> FieldKind.MONEY;
      case "textarea" -> FieldKind.LONG_TEXT;
      case "number" -> FieldKind.NUMBER;
      case "radio yesNo" -> FieldKind.YES_NO;
      case "radio" -> FieldKind.RADIO;
      case "select" -> FieldKind.SELECT;
      case "checkbox" -> FieldKind.CHECKBOX;
      case "checklist" -> FieldKind.CHECKLIST;
      default ->
          throw new InvalidFormException(
              form, key + " is of an unknown kind: " + type + " " + declared);
    };
  }

  private FieldRules rules(String key, JsonNode component) {
    JsonNode validate = component.path("validate");
    validate
        .fields()
        .forEachRemaining(
            rule -> {
              if (!RULES.contains(rule.getKey())) {
                throw new InvalidFormException(
                    form, key + " has the unknown rule " + rule.getKey());
              }
              if (rule.getValue().asText().startsWith("=")) {
                throw new InvalidFormException(form, key + " computes its rule " + rule.getKey());
              }
            });
    return new FieldRules(
        validate.path("required").asBoolean(),
        whole(validate.get("minLength")),
        whole(validate.get("maxLength")),
        pattern(key, text(validate.get("pattern"))),
        number(key, validate.get("min")),
        number(key, validate.get("max")),
        component.path("decimalDigits").asInt(0));
  }

  private List<Choice> options(String key, FieldKind kind, JsonNode component) {
    List<Choice> options = new ArrayList<>();
    for (JsonNode value : component.path("values")) {
      options.add(new Choice(value.path("value").asText(), value.path("label").asText()));
    }
    if (kind.offersOptions() && options.isEmpty() && !component.hasNonNull("valuesKey")) {
      throw new InvalidFormException(form, key + " offers no options");
    }
    if (kind == FieldKind.YES_NO
        && !options.stream().map(Choice::value).toList().equals(List.of("yes", "no"))) {
      throw new InvalidFormException(form, key + " is a yes/no fact with other options");
    }
    return options;
  }

  private @Nullable Pattern pattern(String key, @Nullable String regex) {
    try {
      return regex == null ? null : Pattern.compile(regex);
    } catch (PatternSyntaxException wrong) {
      throw new InvalidFormException(form, key + " has an unreadable pattern");
    }
  }

  private @Nullable BigDecimal number(String key, @Nullable JsonNode node) {
    String written = text(node);
    try {
      return written == null ? null : new BigDecimal(written);
    } catch (NumberFormatException wrong) {
      throw new InvalidFormException(form, key + " has a bound that is no number");
    }
  }

  private static @Nullable Integer whole(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asInt();
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() || node.asText().isEmpty() ? null : node.asText();
  }
}
