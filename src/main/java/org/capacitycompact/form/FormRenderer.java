package org.capacitycompact.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns a form and its state into what a reader sees, in the reader's language. */
@Component
public final class FormRenderer {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
  private static final Pattern WHOLE = Pattern.compile("=\\s*(\\w+)\\s*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} ");

  private final MessageSource messages;

  /** A text written in answer to a question. */
  public record Written(String label, String text) {}

  public FormRenderer(MessageSource messages) {
    this.messages = messages;
  }

  /** The form's view. Never fails because of what a person wrote. */
  public FormView render(FormSchema schema, FormState state, Locale locale) {
    return render(
        schema.grown(written(state)).rows(FormRows::withOneMore),
        state,
        new FormWords(messages, schema.id(), locale));
  }

  /** The keys of all that is not empty. */
  private static List<String> written(FormState state) {
    return state.values().entrySet().stream()
        .filter(each -> !FieldViews.written(each.getValue()).isBlank())
        .map(each -> String.valueOf(each.getKey()))
        .toList();
  }

  private static FormView render(FormSchema schema, FormState state, FormWords words) {
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
    return schema.answered(posted.keySet()).fields().stream()
        .filter(field -> field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT)
        .map(field -> new Written(words.inFull(field), FieldViews.written(posted.get(field.key()))))
        .filter(answer -> !answer.text().isBlank())
        .toList();
  }

  /** A question of the form, in words. */
  public String label(FormSchema schema, String key, Locale locale) {
    FormWords words = new FormWords(messages, schema.id(), locale);
    return schema.answered(List.of(key)).field(key).map(words::inFull).orElse(key);
  }

  private static List<FormView.Block> blocks(
      List<FormElement> elements, FormWords words, FieldViews fields, FormState state, int depth) {
    List<FormView.Block> blocks = new ArrayList<>();
    for (Slots.Part part : Slots.parts(elements)) {
      FormElement element = part.elements().get(0);
      if (part.slot() != null) {
        new SlotBlocks(words)
            .of(part.slot(), questions(part.elements(), fields), depth)
            .ifPresent(blocks::add);
      } else if (element instanceof FormElement.Question question) {
        FieldView field = fields.of(question.field());
        // An empty read-only field would look like a question without an input.
        if (!field.readOnly() || !field.value().isBlank()) {
          blocks.add(FormView.Block.of(field, depth));
        }
      } else if (element instanceof FormElement.Group group) {
        String heading = words.of(group.id(), "label", group.heading());
        List<FormView.Block> inside = blocks(group.elements(), words, fields, state, depth + 1);
        blocks.add(block("group", "group-" + group.id(), heading, List.of(), inside, depth));
      } else if (element instanceof FormRows rows) {
        if (!rows.rows().isEmpty()) {
          blocks.add(new RowsTable(words, fields).of(rows, depth));
        }
      } else if (element instanceof FormElement.Words said) {
        blocks.add(words(said, words, state, depth));
      } else {
        blocks.add(block("separator", "", "", List.of(), List.of(), depth));
      }
    }
    return blocks;
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
                    .map(field -> problem(field, error, words, fields))
                    .orElseGet(() -> new FormView.Problem(null, error.key(), words.say(error))))
        .toList();
  }

  private static FormView.Problem problem(
      FormField field, FieldError error, FormWords words, FieldViews fields) {
    FieldView asked = fields.of(field);
    return new FormView.Problem("#" + asked.id(), words.inFull(field), words.say(error));
  }

  private static FormView.Block block(
      String type,
      String id,
      String heading,
      List<String> paragraphs,
      List<FormView.Block> blocks,
      int depth) {
    return new FormView.Block(type, id, heading, paragraphs, null, blocks, null, depth);
  }
}
