package org.capacitycompact.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent without a session that counts: it stands in the sign-in page that answers, and
 * nowhere on the server.
 *
 * @param seal whose page it is from
 * @param action where it was sent, path and query
 * @param tooLarge whether there was more than a page is to carry
 */
record Carried(
    @Nullable String seal, String action, Map<String, List<String>> fields, boolean tooLarge) {

  /** In the forms of a page; the page's own, so that no form of a task can have it. */
  static final String SEAL = "_page";

  private static final String FROM = "_from";
  private static final String TO = "_to";
  private static final String PREFIX = "carried.";
  private static final int MOST_FIELDS = 900;
  private static final int MOST_CHARACTERS = 400_000;

  /** Tokens, and buttons: nothing is sent again by itself. */
  private static final Set<String> NEVER =
      Set.of("_csrf", SEAL, FROM, TO, "_submit", "_draft", "_look");

  /** Whether a sign-in form carries something. */
  static boolean isIn(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && request.getParameter(FROM) != null;
  }

  static Carried of(HttpServletRequest request) {
    boolean again = isIn(request);
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              String field =
                  !again ? name : name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
              if (!field.isEmpty() && !isNever(field)) {
                fields.put(field, List.of(values));
              }
            });
    boolean large =
        fields.size() > MOST_FIELDS
            || fields.entrySet().stream()
                    .mapToLong(
                        each ->
                            each.getKey().length()
                                + each.getValue().stream().mapToLong(String::length).sum())
                    .sum()
                > MOST_CHARACTERS;
    return new Carried(
        request.getParameter(again ? FROM : SEAL),
        again ? String.valueOf(request.getParameter(TO)) : address(request),
        large ? Map.of() : fields,
        large);
  }

  private static boolean isNever(String field) {
    return NEVER.contains(field) || field.toLowerCase(Locale.ROOT).contains("password");
  }

  /** Without anything to carry, and without the seal that would have it carried. */
  Carried withNothing() {
    return new Carried(null, action, Map.of(), tooLarge);
  }

  /** Where it was sent, before it was handed on to whoever answers. */
  static String address(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    return uri == null ? request.getRequestURI() : uri + (query == null ? "" : "?" + query);
  }

  /** Inputs of the sign-in page, name and value. */
  List<String[]> inputs() {
    List<String[]> inputs = new ArrayList<>();
    inputs.add(new String[] {FROM, String.valueOf(seal)});
    inputs.add(new String[] {TO, action});
    fields.forEach(
        (name, values) -> values.forEach(value -> inputs.add(new String[] {PREFIX + name, value})));
    return inputs;
  }

  /** Texts that somebody typed, for whoever finds the form gone. */
  List<String> texts() {
    return fields.entrySet().stream()
        .filter(each -> !each.getKey().startsWith("_"))
        .flatMap(each -> each.getValue().stream())
        .filter(value -> !value.isBlank())
        .toList();
  }
}
