package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rows say, in a reader's language: their fields, options, days and numbers. */
@Component
public class RowWords {

  private final PlanRecord plan;
  private final Wording wording;

  RowWords(PlanRecord plan, Wording wording) {
    this.plan = plan;
    this.wording = wording;
  }

  /** The name of a field: "Better is". */
  public String label(Section section, FormField field, Locale language) {
    return wording
        .find(language, "form." + section.form() + "." + field.key() + ".label")
        .orElse(field.label());
  }

  public String label(Section section, String key, Locale language) {
    return plan.form(section).field(key).map(field -> label(section, field, language)).orElse(key);
  }

  /** By what people know a row; the frame's is what it is about. */
  public String name(Row row, Map<String, List<Choice>> choices, Locale language) {
    return row.section().isSingle()
        ? wording.say(language, "plan.section." + row.section().id())
        : value(row.section(), row.section().nameField(), row.values(), choices, language);
  }

  /** An answer in words; empty when there is none. */
  public String value(
      Section section,
      String key,
      Map<String, Object> values,
      Map<String, List<Choice>> choices,
      Locale language) {
    FormField field = plan.form(section).field(key).orElse(null);
    Object value = values.get(key);
    return field == null || value == null ? "" : said(section, field, value, choices, language);
  }

  /** Any value of a field in words. */
  public String said(
      Section section,
      FormField field,
      @Nullable Object value,
      Map<String, List<Choice>> choices,
      Locale language) {
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDate day) {
      return Figures.day(day, language);
    }
    if (value instanceof BigDecimal number) {
      // A year is a name rather than a quantity.
      return field.key().equals("year") ? number.toPlainString() : Figures.number(number, language);
    }
    if (value instanceof Boolean yes) {
      return wording.say(language, yes ? "form.yes" : "form.no");
    }
    if (value instanceof List<?> several) {
      return several.stream()
          .map(each -> option(section, field, String.valueOf(each), choices, language))
          .collect(Collectors.joining("\n"));
    }
    return field.kind() == FieldKind.SELECT || field.kind() == FieldKind.RADIO
        ? option(section, field, String.valueOf(value), choices, language)
        : String.valueOf(value);
  }

  private String option(
      Section section,
      FormField field,
      String value,
      Map<String, List<Choice>> choices,
      Locale language) {
    String label =
        field.options(choices).stream()
            .filter(choice -> choice.value().equals(value))
            .map(Choice::label)
            .findFirst()
            .orElse(value);
    return field.valuesKey() == null
        ? wording
            .find(language, "form." + section.form() + "." + field.key() + ".option." + value)
            .orElse(label)
        : label;
  }
}
