package org.capacitycompact.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Collected;
import org.capacitycompact.web.Figures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What was answered in a form that was sent, under its questions, to be read. */
@Component
public class AnswersInWords {

  private final MessageSource messages;

  AnswersInWords(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * What somebody sent.
   *
   * @param answers by key, as kept: texts, lists of texts, figures, yes and no
   * @param language in which they wrote; null when unknown
   * @param names of options that come from data, by their values
   */
  public record Sent(
      FormSchema form,
      Map<String, Object> answers,
      @Nullable String language,
      Map<String, String> names) {}

  /**
   * All of it under one heading, of rows too. What a form of another release asked stands at the
   * end.
   */
  public Exhibit.Facts together(Sent sent, String heading, Locale reader) {
    FormWords words = new FormWords(messages, sent.form().id(), reader);
    Collected facts = new Collected();
    Map<String, Object> left = new TreeMap<>(sent.answers());
    for (FormField field : sent.form().answered(sent.answers().keySet()).fields()) {
      left.remove(field.key());
      collect(field, words.inFull(field), sent, words, facts);
    }
    left.forEach(
        (key, answer) ->
            facts.add(
                words.of(key, "label", key),
                Cell.said(FieldViews.written(answer), sent.language())));
    return facts.under(heading);
  }

  /**
   * The same group by group, in the form's order; groups without an answer are left out.
   *
   * @param heading of what stands in no group
   */
  public List<Exhibit> byGroup(Sent sent, String heading, Locale reader) {
    FormWords words = new FormWords(messages, sent.form().id(), reader);
    List<Exhibit> groups = new ArrayList<>();
    collect(heading, sent.form().elements(), sent, words, groups);
    return groups;
  }

  private static void collect(
      String heading, List<FormElement> elements, Sent sent, FormWords words, List<Exhibit> into) {
    Collected own = new Collected();
    for (FormElement element : elements) {
      if (element instanceof FormElement.Question question) {
        collect(question.field(), words.label(question.field()), sent, words, own);
      }
    }
    Exhibit.Facts facts = own.under(heading);
    if (!facts.isEmpty()) {
      into.add(facts);
    }
    for (FormElement element : elements) {
      if (element instanceof FormElement.Group group) {
        collect(
            words.of(group.id(), "label", group.heading()), group.elements(), sent, words, into);
      }
    }
  }

  private static void collect(
      FormField field, String label, Sent sent, FormWords words, Collected into) {
    Object answer = sent.answers().get(field.key());
    if (answer != null && !field.readOnly()) {
      cells(field, answer, sent, words).forEach(cell -> into.add(label, cell));
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
              .stream()
                  .map(each -> Cell.of(option(field, String.valueOf(each), sent, words)))
                  .toList();
    };
  }

  private static String option(FormField field, String value, Sent sent, FormWords words) {
    return field.options().stream()
        .filter(choice -> choice.value().equals(value))
        .findFirst()
        .map(choice -> words.of(field, "option." + value, choice.label()))
        .orElseGet(() -> sent.names().getOrDefault(value, value));
  }
}
