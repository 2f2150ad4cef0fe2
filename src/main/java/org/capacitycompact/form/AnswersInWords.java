package org.capacitycompact.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was answered in a form that was sent, under the headings of its groups, to be read. */
@Component
public class AnswersInWords {

  /** Under which what stands in no group is found. */
  public static final String NO_GROUP = "";

  private final MessageSource messages;

  AnswersInWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * What somebody sent.
   *
   * @param answers by key, as kept: texts, and lists of texts
   * @param language in which they wrote; null when unknown
   * @param choices options that come from data, by the {@code valuesKey} of their field
   */
  public record Sent(
      FormSchema form,
      Map<String, Object> answers,
      @Nullable String language,
      Map<String, List<Choice>> choices) {}

  /**
   * The facts by the id of their group, in the form's order; groups without an answer are left out.
   *
   * @param heading of what stands in no group
   * @param shown which questions
   */
  public Map<String, Exhibit.Facts> of(
      Sent sent, String heading, Predicate<FormField> shown, Locale reader) {
    FormWords words = new FormWords(messages, sent.form().id(), reader);
    Map<String, Exhibit.Facts> groups = new LinkedHashMap<>();
    collect(NO_GROUP, heading, sent.form().elements(), sent, shown, words, groups);
    return groups;
  }

  private static void collect(
      String id,
      String heading,
      List<FormElement> elements,
      Sent sent,
      Predicate<FormField> shown,
      FormWords words,
      Map<String, Exhibit.Facts> into) {
    Collected own = new Collected();
    for (FormElement element : elements) {
      if (element instanceof FormElement.Question question) {
        FormField field = question.field();
        Object answer = sent.answers().get(field.key());
        if (answer != null && !field.readOnly() && shown.test(field)) {
          String label = words.of(field.key(), "label", field.label());
          cells(field, answer, sent, words).forEach(cell -> own.add(label, cell));
        }
      }
    }
    Exhibit.Facts facts = own.under(heading);
    if (!facts.isEmpty()) {
      into.put(id, facts);
    }
    for (FormElement element : elements) {
      if (element instanceof FormElement.Group group) {
        collect(
            group.id(),
            words.of(group.id(), "label", group.heading()),
            group.elements(),
            sent,
            shown,
            words,
            into);
      }
    }
  }

  private static List<Cell> cells(FormField field, Object answer, Sent sent, FormWords words) {
    String said = String.valueOf(answer);
    return switch (field.kind()) {
      case TEXT, LONG_TEXT -> List.of(Cell.said(said, sent.language()));
      case DATE -> List.of(Cell.of(Figures.day(LocalDate.parse(said), words.locale())));
      case YES_NO, CHECKBOX ->
          List.of(Cell.of(words.say(said.matches("true|yes") ? "form.yes" : "form.no")));
      case NUMBER -> List.of(Cell.number(Figures.number(new BigDecimal(said), words.locale())));
      case MONEY ->
          List.of(
              Cell.number(
                  Figures.money(AccountingCurrency.of(new BigDecimal(said)), words.locale())));
      case SELECT, RADIO, CHECKLIST ->
          (answer instanceof List<?> several ? several : List.of(answer))
              .stream().map(each -> option(field, String.valueOf(each), sent, words)).toList();
    };
  }

  private static Cell option(FormField field, String value, Sent sent, FormWords words) {
    String label =
        field.options(sent.choices()).stream()
            .filter(choice -> choice.value().equals(value))
            .map(Choice::label)
            .findFirst()
            .orElse(value);
    return Cell.of(
        field.valuesKey() == null ? words.of(field.key(), "option." + value, label) : label);
  }
}
