package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.form.Choice;
import org.capacitycompact.form.FormField;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what somebody wants changed in a plan: of which row, and field by field. */
@Component
public class ChangeWords {

  private final PlanRecord plan;
  private final RowWords words;
  private final WishRecord wishes;
  private final Wording wording;

  ChangeWords(PlanRecord plan, RowWords words, WishRecord wishes, Wording wording) {
    this.plan = plan;
    this.words = words;
    this.wishes = wishes;
    this.wording = wording;
  }

  /**
   * A field that is to become another; empty texts where there was, or is to be, nothing.
   *
   * @param isText whether people wrote it
   */
  public record Line(String label, String before, String after, boolean isText) {}

  /** "the milestone “Reviews are held”", with the name marked as somebody's words. */
  public String named(Section section, String name, @Nullable String language, Locale reader) {
    String kind = wording.say(reader, "plan.thread.row." + section.id());
    return section.isSingle() || name.isBlank()
        ? kind
        : wording.say(reader, "plan.thread.named", kind, Quoted.in(language, name));
  }

  /** The row that a change is about, by the name that it has, or is to have. */
  public String name(WantedChange wanted, Map<String, Object> before) {
    String key = wanted.section().nameField();
    Object name = before.getOrDefault(key, wanted.values().get(key));
    return name == null ? "" : String.valueOf(name);
  }

  /** What would happen to which row: "Change the milestone “Reviews are held”". */
  public String title(WantedChange wanted, Map<String, Object> before, Locale language) {
    return wording.say(
        language,
        "plan.wish." + wanted.act(),
        named(wanted.section(), name(wanted, before), null, language));
  }

  /**
   * Field by field, in the order of the form; of a row that goes, all that it says.
   *
   * @param before the row that it is compared with
   */
  public List<Line> lines(
      WantedChange wanted,
      Map<String, Object> before,
      Map<String, List<Choice>> choices,
      Locale language) {
    List<Line> lines = new ArrayList<>();
    for (FormField field : plan.form(wanted.section()).fields()) {
      boolean goes = wanted.act() == WantedChange.Act.REMOVE;
      if (goes ? before.containsKey(field.key()) : wanted.changed().containsKey(field.key())) {
        lines.add(
            new Line(
                words.label(wanted.section(), field, language),
                words.said(wanted.section(), field, before.get(field.key()), choices, language),
                words.said(
                    wanted.section(),
                    field,
                    wanted.changed().getOrDefault(field.key(), Optional.empty()).orElse(null),
                    choices,
                    language),
                field.kind().name().contains("TEXT")));
      }
    }
    return lines;
  }

  /** A request in one line. */
  public String ofRequest(long request, Locale language) {
    return wishes
        .request(request)
        .map(made -> Quoted.plain(title(made.wanted(), made.before(), language)))
        .orElse("");
  }

  /** A request field by field; empty when there is none such. */
  public List<Line> linesOf(long request, Locale language) {
    return wishes
        .request(request)
        .map(made -> lines(made.wanted(), made.before(), Map.of(), language))
        .orElse(List.of());
  }

  /** The request's rows before and after, a line for each field. */
  public String inFull(long request, Locale language) {
    return linesOf(request, language).stream()
        .map(
            line ->
                wording.say(
                    language,
                    "plan.wish.line",
                    line.label(),
                    nothing(line.before(), language),
                    nothing(line.after(), language)))
        .collect(Collectors.joining("\n"));
  }

  private String nothing(String text, Locale language) {
    return text.isEmpty() ? wording.say(language, "plan.wish.nothing") : text;
  }

  /** The names of fields, for a sentence. */
  String labels(Section section, String keys, Locale language) {
    return String.join(
        ", ",
        new TreeSet<>(List.of(keys.split(" ")))
            .stream().map(key -> words.label(section, key, language)).toList());
  }
}
