package org.capacitycompact.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.web.Figures;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns a form and its state into what a reader sees, in the reader's language. */
@Component
public final class FormRenderer {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern WHOLE = Pattern.compile("=\\s*(\\w+)\\s*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} ");

  /** So many parts are closed one by one, so that a page of them can be read. */
  private static final int MANY = 12;

  private final MessageSource messages;

  /** A text written in answer to a question. */
  public record Written(String label, String text) {}

  public FormRenderer(MessageSource messages) {
    this.messages = messages;
  }

  /** The form's view. Never fails because of what a person wrote. */
  public FormView render(FormSchema schema, FormState state, Locale locale) {
    FormWords words = new FormWords(messages, schema.id(), locale);
    Map<String, String> errors = new HashMap<>();
    state.errors().forEach(error -> errors.putIfAbsent(error.key(), words.say(error)));
    FieldViews fields = new FieldViews(schema, words, state, errors);
    return new FormView(
        schema.id(),
        blocks(schema.elements(), words, fields, state, 0),
        problems(schema, state, words, fields));
  }

  /**
   * The texts of a submitted form under their questions: what a person would not like to type
   * twice.
   */
  public List<Written> written(FormSchema schema, Map<String, ?> posted, Locale locale) {
    FormWords words = new FormWords(messages, schema.id(), locale);
    return schema.fields().stream()
        .filter(field -> field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT)
        .map(
            field ->
                new Written(
                    words.of(field.key(), "label", field.label()),
                    FieldViews.written(posted.get(field.key()))))
        .filter(answer -> !answer.text().isBlank())
        .toList();
  }

  /** A question of the form, in words. */
  public String label(FormSchema schema, String key, Locale locale) {
    return new FormWords(messages, schema.id(), locale)
        .of(key, "label", schema.field(key).map(FormField::label).orElse(key));
  }

  /**
   * A submitted answer in words.
   *
   * @param written whether it is somebody's own text
   */
  public record Answered(String label, String text, boolean written) {}

  /**
   * The answers under their questions: texts as written, the rest in the reader's words. What a
   * form of another release asked stands at the end.
   *
   * @param names of options that come from data, by their values
   */
  public List<Answered> answered(
      FormSchema schema, Map<String, ?> answers, Map<String, String> names, Locale locale) {
    FormWords words = new FormWords(messages, schema.id(), locale);
    List<Answered> said = new ArrayList<>();
    Map<String, Object> left = new TreeMap<>(answers);
    for (FormField field : schema.fields()) {
      Object answer = left.remove(field.key());
      if (answer != null && !field.readOnly()) {
        said.add(
            new Answered(
                words.of(field.key(), "label", field.label()),
                said(field, answer, names, words),
                field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT));
      }
    }
    left.forEach(
        (key, answer) ->
            said.add(new Answered(words.of(key, "label", key), FieldViews.written(answer), true)));
    return said;
  }

  private static String said(
      FormField field, Object answer, Map<String, String> names, FormWords words) {
    if (answer instanceof List<?> chosen) {
      return String.join(
          ", ",
          chosen.stream().map(each -> said(field, String.valueOf(each), names, words)).toList());
    }
    return said(field, String.valueOf(answer), names, words);
  }

  private static String said(
      FormField field, String answer, Map<String, String> names, FormWords words) {
    return switch (field.kind()) {
      case DATE -> Figures.day(LocalDate.parse(answer), words.locale());
      case YES_NO, CHECKBOX -> words.say(answer.matches("true|yes") ? "form.yes" : "form.no");
      case MONEY, NUMBER -> Figures.number(new BigDecimal(answer), words.locale());
      case TEXT, LONG_TEXT -> answer;
      default ->
          field.options().stream()
              .filter(option -> option.value().equals(answer))
              .findFirst()
              .map(option -> words.of(field.key(), "option." + answer, option.label()))
              .orElseGet(() -> names.getOrDefault(answer, answer));
    };
  }

  private List<FormView.Block> blocks(
      List<FormElement> elements, FormWords words, FieldViews fields, FormState state, int depth) {
    List<FormView.Block> blocks = new ArrayList<>();
    List<Slots.Part> parts = Slots.parts(asked(elements, state));
    boolean many = parts.size() > MANY;
    for (Slots.Part part : parts) {
      FormElement element = part.elements().get(0);
      if (part.slot() != null) {
        new SlotBlocks(words)
            .of(part.slot(), questions(part.elements(), fields), depth, many)
            .ifPresent(blocks::add);
      } else if (element instanceof FormElement.Question question) {
        FieldView field = fields.of(question.field());
        // An empty read-only field would look like a question without an input.
        if (!field.readOnly() || !field.value().isBlank()) {
          blocks.add(FormView.Block.of(field, depth));
        }
      } else if (element instanceof FormElement.Group group) {
        String heading = words.of(group.id(), "label", group.heading());
        if (isAboutNothing(group, fields) || isInPlan(group, state)) {
          continue;
        }
        List<FormView.Block> inside = blocks(group.elements(), words, fields, state, depth + 1);
        blocks.add(
            many && Slots.slotOf(group) != null
                ? folded(group, heading, fields, inside, depth)
                : block("group", "group-" + group.id(), heading, List.of(), inside, depth));
      } else if (element instanceof FormElement.Words said) {
        blocks.add(words(said, words, state, depth));
      } else {
        blocks.add(block("separator", "", "", List.of(), List.of(), depth));
      }
    }
    return blocks;
  }

  /**
   * Whether a group is about something that does not exist: all of its read-only and other fields
   * are empty.
   */
  private static boolean isAboutNothing(FormElement.Group group, FieldViews fields) {
    if (Slots.slotOf(group) == null) {
      return false;
    }
    List<FieldView> asked = questions(group.elements(), fields);
    return asked.get(0).readOnly()
        && asked.stream()
            .allMatch(field -> field.empty() && field.error() == null && !field.required());
  }

  /**
   * What is asked here. What the plan answers is shown only where somebody wrote an answer all the
   * same, so that they can take it out.
   */
  private static List<FormElement> asked(List<FormElement> elements, FormState state) {
    return elements.stream()
        .filter(
            element ->
                !(element instanceof FormElement.Question question)
                    || !question.field().inPlan()
                    || isWritten(question.field(), state))
        .toList();
  }

  private static boolean isWritten(FormField field, FormState state) {
    return !FieldViews.written(state.values().get(field.key())).isBlank();
  }

  /** Whether the plan answers all that a group asks, so that its words would introduce nothing. */
  private static boolean isInPlan(FormElement.Group group, FormState state) {
    List<FormElement> asked = asked(group.elements(), state);
    return asked.size() < group.elements().size()
        && asked.stream().allMatch(FormElement.Words.class::isInstance);
  }

  /** One of many groups about rows: closed until somebody wants to answer it. */
  private static FormView.Block folded(
      FormElement.Group group,
      String heading,
      FieldViews fields,
      List<FormView.Block> inside,
      int depth) {
    List<FieldView> asked = questions(group.elements(), fields);
    return SlotBlocks.isUnanswered(asked)
        ? SlotBlocks.closed(heading, asked, inside, depth)
        : block("slot", "group-" + group.id(), heading, List.of(), inside, depth);
  }

  private static List<FieldView> questions(List<FormElement> elements, FieldViews fields) {
    return elements.stream()
        .map(element -> fields.of(((FormElement.Question) element).field()))
        .toList();
  }

  private static FormView.Block words(
      FormElement.Words said, FormWords words, FormState state, int depth) {
    String template = words.of(said.id(), "text", said.text()).strip();
    String heading = "";
    List<String> paragraphs = new ArrayList<>();
    for (String part : template.split("\\R\\s*\\R")) {
      Matcher mark = HEADING.matcher(part);
      if (mark.lookingAt() && heading.isEmpty()) {
        heading = fill(part.substring(mark.end()), state).strip();
      } else {
        String paragraph = fill(part.replace("**", ""), state).strip();
        if (!paragraph.isEmpty()) {
          paragraphs.add(paragraph);
        }
      }
    }
    return block("words", "words-" + said.id(), heading, paragraphs, List.of(), depth);
  }

  /**
   * Placeholders are replaced once: what a person wrote is never read as a placeholder or as
   * markup.
   */
  private static String fill(String template, FormState state) {
    Matcher whole = WHOLE.matcher(template);
    if (whole.matches()) {
      return FieldViews.written(state.values().get(whole.group(1)));
    }
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(FieldViews.written(state.values().get(name.group(1)))));
  }

  private static List<FormView.Problem> problems(
      FormSchema schema, FormState state, FormWords words, FieldViews fields) {
    return state.errors().stream()
        .map(
            error ->
                schema
                    .field(error.key())
                    .map(field -> problem(field, error, state, words, fields))
                    .orElseGet(() -> new FormView.Problem(null, error.key(), words.say(error))))
        .toList();
  }

  private static FormView.Problem problem(
      FormField field, FieldError error, FormState state, FormWords words, FieldViews fields) {
    FieldView asked = fields.of(field);
    String target =
        field.inPlan() && !isWritten(field, state) ? "plan-" + field.sections().get(0) : asked.id();
    return new FormView.Problem(target, asked.label(), words.say(error));
  }

  private static FormView.Block block(
      String type,
      String id,
      String heading,
      List<String> paragraphs,
      List<FormView.Block> blocks,
      int depth) {
    return new FormView.Block(type, id, heading, paragraphs, null, blocks, depth);
  }
}
