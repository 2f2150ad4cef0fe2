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
 * A form that was sent without a valid session. The sign-in page that answers carries its fields;
 * the server stores nothing.
 *
 * @param seal identifies the page it was sent from
 * @param action where it was sent, path and query
 * @param tooLarge whether there was more than a page can carry
 */
record CarriedForm(
    @Nullable String seal, String action, Map<String, List<String>> fields, boolean tooLarge) {

  /**
   * The seal's field in forms. The underscore keeps fields of task forms from having the same name.
   */
  static final String SEAL = "_page";

  private static final String FROM = "_from";
  private static final String TO = "_to";
  private static final String PREFIX = "carried.";
  private static final int MOST_FIELDS = 900;
  private static final int MOST_CHARACTERS = 400_000;

  /** Tokens and buttons are not carried, so that nothing is sent again by itself. */
  private static final Set<String> NEVER =
      Set.of("_csrf", SEAL, FROM, TO, "_submit", "_draft", "_look");

  /** Whether a sign-in form carries fields. */
  static boolean isIn(HttpServletRequest request) {
    return "POST".equals(request.getMethod()) && request.getParameter(FROM) != null;
  }

  static CarriedForm of(HttpServletRequest request) {
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
    return new CarriedForm(
        request.getParameter(again ? FROM : SEAL),
        again ? String.valueOf(request.getParameter(TO)) : address(request),
        large ? Map.of() : fields,
        large);
  }

  private static boolean isNever(String field) {
    return NEVER.contains(field) || field.toLowerCase(Locale.ROOT).contains("password");
  }

  /** The same without fields and without a seal. */
  CarriedForm withNothing() {
    return new CarriedForm(null, action, Map.of(), tooLarge);
  }

  /** Where the form was sent, before the request was forwarded internally. */
  static String address(HttpServletRequest request) {
    Object uri = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
    Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
    return uri == null ? request.getRequestURI() : uri + (query == null ? "" : "?" + query);
  }

  /** The fields as inputs of the sign-in page, name and value. */
  List<String[]> inputs() {
    List<String[]> inputs = new ArrayList<>();
    inputs.add(new String[] {FROM, String.valueOf(seal)});
    inputs.add(new String[] {TO, action});
    fields.forEach(
        (name, values) -> values.forEach(value -> inputs.add(new String[] {PREFIX + name, value})));
    return inputs;
  }

  /** The texts that somebody typed, shown when the form no longer exists. */
  List<String> texts() {
    return fields.entrySet().stream()
        .filter(each -> !each.getKey().startsWith("_"))
        .flatMap(each -> each.getValue().stream())
        .filter(value -> !value.isBlank())
        .toList();
  }
}
