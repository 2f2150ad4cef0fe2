package org.capacitycompact.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form submitted by a browser, in the shape that {@link FormValidation} reads. */
public final class PostedForm {

  private PostedForm() {}

  /**
   * A single value stays a string, a repeated one becomes a list. Names with a leading underscore
   * belong to the page (the CSRF token, the button pressed); no form key can begin with one.
   */
  public static Map<String, Object> of(Map<String, String[]> parameters) {
    Map<String, Object> raw = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (!name.startsWith("_")) {
            raw.put(name, values.length == 1 ? values[0] : List.of(values));
          }
        });
    return raw;
  }
}
