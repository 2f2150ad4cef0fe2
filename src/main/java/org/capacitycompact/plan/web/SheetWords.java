package org.capacitycompact.plan.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.RowWords;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.capacitycompact.web.UploadedTable.Cell;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What columns and cells of a spreadsheet say of the fields of rows, there and back. A heading ends
 * with the key of its field, so that it is known in every language: "Year [year]"; the words alone
 * are understood too, in each language of the pages.
 */
@Component
class SheetWords {

  /** The key of the column that says which row of the plan it is. */
  static final String POSITION = "position";

  private static final Set<String> OF_ROWS =
      Set.of("resultOptions", "parentOptions", "lineOptions");
  private static final Pattern KEYED = Pattern.compile("(?s).*\\[\\s*(\\w+)\\s*]\\s*");
  private static final Pattern NUMBERED = Pattern.compile("(?s)([0-9]{1,6})(?:[ .:–-].*)?");

  private final PlanRecord plan;
  private final RowWords words;
  private final Wording wording;

  SheetWords(PlanRecord plan, RowWords words, Wording wording) {
    this.plan = plan;
    this.words = words;
    this.wording = wording;
  }

  List<FormField> fields(Section section) {
    return plan.form(section).fields();
  }

  /** The name of a section, as its sheet has it. */
  String sheet(Section section, Locale language) {
    return wording.say(language, "plan.sheet." + section.id());
  }

  List<String> headings(Section section, Locale language) {
    return Stream.concat(
            Stream.of(heading(positionWord(language), POSITION)),
            fields(section).stream()
                .map(field -> heading(words.label(section, field, language), field.key())))
        .toList();
  }

  private static String heading(String words, String key) {
    return words + " [" + key + "]";
  }

  private String positionWord(Locale language) {
    return wording.say(language, "plan.sheet.position");
  }

  /** The key of the field that a heading means; empty when it means none of the section. */
  Optional<String> key(Section section, String heading) {
    Matcher keyed = KEYED.matcher(heading);
    String said = keyed.matches() ? keyed.group(1) : "";
    if (said.equals(POSITION) || languages().anyMatch(each -> same(positionWord(each), heading))) {
      return Optional.of(POSITION);
    }
    return fields(section).stream()
        .filter(
            field ->
                field.key().equals(said)
                    || languages()
                        .anyMatch(each -> same(words.label(section, field, each), heading)))
        .map(FormField::key)
        .findFirst();
  }

  /** Whether a sheet with this name is the section's. */
  boolean isNamed(Section section, String sheet) {
    return sheet.strip().equalsIgnoreCase(section.id())
        || languages().anyMatch(each -> same(sheet(section, each), sheet));
  }

  /** What a cell says of a value: numbers and days as such, choices in words. */
  @Nullable Object cell(
      Section section,
      FormField field,
      @Nullable Object value,
      Map<String, List<Choice>> choices,
      Locale language) {
    if (value == null || value instanceof BigDecimal || value instanceof LocalDate) {
      return value;
    }
    if (value instanceof List<?> several) {
      return several.stream()
          .map(each -> choice(section, field, String.valueOf(each), choices, language))
          .map(each -> each.replace(';', ','))
          .collect(Collectors.joining("; "));
    }
    return field.kind() == FieldKind.SELECT || field.kind() == FieldKind.RADIO
        ? choice(section, field, String.valueOf(value), choices, language)
        : words.said(section, field, value, choices, language);
  }

  private String choice(
      Section section,
      FormField field,
      String value,
      Map<String, List<Choice>> choices,
      Locale language) {
    String said = words.said(section, field, List.of(value), choices, language);
    return isOfRows(field) ? value + " " + said : said;
  }

  private static boolean isOfRows(FormField field) {
    return field.valuesKey() != null && OF_ROWS.contains(field.valuesKey());
  }

  /**
   * What a cell says, as the form takes it. What is no choice stays as written, and the form
   * refuses it.
   */
  Object raw(Section section, FormField field, Cell cell, Map<String, List<Choice>> choices) {
    String text = cell.text();
    return switch (field.kind()) {
      case NUMBER, MONEY -> {
        BigDecimal number = cell.number();
        yield number != null
            ? number
            : section == Section.INDICATORS ? text.replaceAll("\\s*%$", "") : text;
      }
      case DATE -> cell.day().map(LocalDate::toString).orElse(text);
      case YES_NO -> yesOrNo(text);
      case CHECKBOX -> String.valueOf(yesOrNo(text).equals("yes"));
      case SELECT, RADIO -> value(section, field, text, choices);
      case CHECKLIST -> {
        List<String> several = new ArrayList<>();
        Arrays.stream(text.split("[;\\n]"))
            .filter(each -> !each.isBlank())
            .forEach(each -> several.add(value(section, field, each.strip(), choices)));
        yield several;
      }
      case TEXT, LONG_TEXT -> text;
    };
  }

  private String yesOrNo(String text) {
    boolean yes =
        text.equals("true") || languages().anyMatch(l -> same(wording.say(l, "form.yes"), text));
    boolean no =
        text.equals("false") || languages().anyMatch(l -> same(wording.say(l, "form.no"), text));
    return yes ? "yes" : no ? "no" : text;
  }

  private String value(
      Section section, FormField field, String text, Map<String, List<Choice>> choices) {
    List<Choice> options = field.options(choices);
    return options.stream()
        .filter(option -> means(section, field, option, text, choices))
        .map(Choice::value)
        .findFirst()
        .or(() -> isOfRows(field) ? numbered(options, text) : Optional.empty())
        .orElse(text);
  }

  private boolean means(
      Section section,
      FormField field,
      Choice option,
      String text,
      Map<String, List<Choice>> choices) {
    return same(option.value(), text)
        || same(option.label(), text)
        || isOfRows(field) && same(option.value() + " " + option.label(), text)
        || field.valuesKey() == null
            && languages()
                .anyMatch(
                    each ->
                        same(
                            words.said(section, field, List.of(option.value()), choices, each),
                            text));
  }

  private static Optional<String> numbered(List<Choice> options, String text) {
    Matcher number = NUMBERED.matcher(text);
    return number.matches()
        ? options.stream()
            .map(Choice::value)
            .filter(value -> value.equals(number.group(1)))
            .findFirst()
        : Optional.empty();
  }

  private static Stream<Locale> languages() {
    return InterfaceLanguages.all().stream().map(InterfaceLanguage::locale);
  }

  private static boolean same(String one, String other) {
    return tidy(one).equals(tidy(other));
  }

  private static String tidy(String words) {
    return words.strip().replaceAll("[\\s\\u00a0\\u202f]+", " ").toLowerCase(Locale.ROOT);
  }
}
