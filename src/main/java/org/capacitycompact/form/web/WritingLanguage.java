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

/** The choice "Written in" on pages where people write: the language of their texts. */
public final class WritingLanguage {

  /** Its name in the page; no question of a form can begin with an underscore. */
  private static final String NAME = "_language";

  private WritingLanguage() {}

  /** What was posted, together with the chosen language. */
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

  /** The chosen language; null when none was chosen, or an unknown one. */
  public static @Nullable String of(Map<String, ?> kept) {
    return kept.get(NAME) instanceof String chosen && WrittenIn.LANGUAGES.contains(chosen)
        ? chosen
        : null;
  }

  /** Adds the choice to a page if its form asks for a long text. */
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
