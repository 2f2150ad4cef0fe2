package org.capacitycompact.form.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.platform.database.WrittenIn;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The choice "Written in" of a page on which somebody writes: in which language their texts are.
 */
public final class WritingLanguage {

  /** Its name in the page; no question of a form can have one that begins so. */
  private static final String NAME = "_language";

  private WritingLanguage() {}

  /** What was posted, together with the language that was chosen for it. */
  public static Map<String, Object> kept(Map<String, Object> posted, HttpServletRequest request) {
    String chosen = request.getParameter(NAME);
    if (chosen == null) {
      return posted;
    }
    Map<String, Object> both = new HashMap<>(posted);
    both.put(NAME, chosen);
    return both;
  }

  /** The answers alone. */
  public static Map<String, Object> without(Map<String, Object> kept) {
    Map<String, Object> answers = new HashMap<>(kept);
    answers.remove(NAME);
    return answers;
  }

  /** The language that was chosen; null where none was, or none that is offered. */
  public static @Nullable String of(Map<String, ?> kept) {
    return kept.get(NAME) instanceof String chosen && WrittenIn.LANGUAGES.contains(chosen)
        ? chosen
        : null;
  }

  /** Offers the choice on a page whose form asks for a long text, else nothing. */
  public static void offer(
      ModelAndView page, FormSchema schema, Map<String, ?> kept, Locale ofThePage) {
    boolean written =
        schema.fields().stream()
            .anyMatch(field -> field.kind() == FieldKind.LONG_TEXT && !field.readOnly());
    if (written) {
      String chosen = of(kept);
      page.addObject("languages", WrittenIn.LANGUAGES);
      page.addObject("writtenIn", chosen == null ? ofThePage.getLanguage() : chosen);
    }
  }
}
