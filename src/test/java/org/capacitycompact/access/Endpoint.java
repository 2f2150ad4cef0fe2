package org.capacitycompact.access;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One method and address of the running application.
 *
 * @param door its root, {@code /engine-rest}; empty for portal and API
 * @param template the address below the root, with its variables: {@code /task/{id}}
 * @param consumes the type of body it takes, or null when it states none
 * @param fixed parameters that select this endpoint: {@code _submit}
 * @param asked names of the parameters that its method reads
 * @param readsAny whether it may also read parameters with other names
 */
record Endpoint(
    String door,
    String method,
    String template,
    String consumes,
    List<String> fixed,
    List<String> asked,
    boolean readsAny) {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*([A-Za-z-]+)\\s*(?::(?:[^{}]|\\{[^{}]*\\})*)?\\}");

  /** Each variable with the path before it: {@code /task/{id}}. */
  List<String> variables() {
    List<String> variables = new ArrayList<>();
    Matcher variable = VARIABLE.matcher(template);
    while (variable.find()) {
      variables.add(plain(template.substring(0, variable.end())));
    }
    return variables;
  }

  /**
   * The address with a value for each variable, requested by the name that {@link #variables}
   * gives.
   */
  String with(UnaryOperator<String> values) {
    StringBuilder path = new StringBuilder(door);
    Matcher variable = VARIABLE.matcher(template);
    int from = 0;
    while (variable.find()) {
      path.append(template, from, variable.start());
      path.append(values.apply(plain(template.substring(0, variable.end()))).replace(":", "%3A"));
      from = variable.end();
    }
    return path.append(template.substring(from)).toString();
  }

  boolean ofEngine() {
    return door.startsWith("/engine-rest") || door.startsWith("/camunda");
  }

  private static String plain(String template) {
    return VARIABLE.matcher(template).replaceAll("{$1}");
  }

  @Override
  public String toString() {
    return method + " " + door + plain(template) + (fixed.isEmpty() ? "" : " " + fixed);
  }
}
