package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;
import org.capacitycompact.platform.engine.Variable;

/**
 * Where the process goes after a decision, and how the initiative's history describes it.
 *
 * @param variables the values that gateways read; written by handlers only, never by people
 * @param telling names the history's text, {@code history.<task>.<telling>}
 * @param detail the arguments of that text
 * @param recorded what the audit record gets in place of secret answers
 */
public record Route(
    Map<String, Object> variables,
    String telling,
    List<String> detail,
    Map<String, String> recorded) {

  /** To the only next step. */
  public static Route on() {
    return new Route(Map.of(), "done", List.of(), Map.of());
  }

  /** To the branch of this value, which also names the history's text. */
  public static Route to(Variable<String> variable, String value) {
    return new Route(Map.of(variable.name(), value), value, List.of(), Map.of());
  }

  /** With arguments for the history's text. */
  public Route telling(String text, String... filledWith) {
    return new Route(variables, text, List.of(filledWith), recorded);
  }

  /** With one more value for the process. */
  public Route and(Variable<String> variable, String value) {
    var all = new java.util.HashMap<>(variables);
    all.put(variable.name(), value);
    return new Route(Map.copyOf(all), telling, detail, recorded);
  }

  /** With what the audit record gets in place of secret answers. */
  public Route recording(String name, String value) {
    return new Route(variables, telling, detail, Map.of(name, value));
  }
}
