package org.capacitycompact.worklist;

import java.util.List;
import java.util.Map;

/**
 * Where the process goes after a decision, and how the initiative's history tells it.
 *
 * @param variables the values that gateways read; written by handlers only, never by people
 * @param telling names the history's text, {@code history.<task>.<telling>}
 * @param detail what that text is filled with
 * @param recorded what the record has of answers that are secret, in place of them
 */
public record Route(
    Map<String, Object> variables,
    String telling,
    List<String> detail,
    Map<String, String> recorded) {

  /** On to the one thing that follows. */
  public static Route on() {
    return new Route(Map.of(), "done", List.of(), Map.of());
  }

  /** To the branch of this value, which also names the history's text. */
  public static Route to(String variable, String value) {
    return new Route(Map.of(variable, value), value, List.of(), Map.of());
  }

  /** With details for the history's text. */
  public Route telling(String text, String... filledWith) {
    return new Route(variables, text, List.of(filledWith), recorded);
  }

  /** With one more value for the process. */
  public Route and(String variable, String value) {
    var all = new java.util.HashMap<>(variables);
    all.put(variable, value);
    return new Route(Map.copyOf(all), telling, detail, recorded);
  }

  /** With what the record has in place of secret answers. */
  public Route recording(String name, String value) {
    return new Route(variables, telling, detail, Map.of(name, value));
  }
}
