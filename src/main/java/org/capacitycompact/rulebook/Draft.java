package org.capacitycompact.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A proposed table in place of the valid one. It never changes.
 *
 * @param decision id of the decision, {@code quality}
 * @param basedOn the version that was valid when the draft was made
 * @param note a note of its author; may be empty
 * @param dmn the file as submitted; it may only be evaluated if the draft is {@link #sound()}
 * @param problems what the check found wrong; empty when it can be published
 * @param examples facts that match a row, by the row's id ({@link #reaches}); empty when the draft
 *     is not sound, or older than this feature
 * @param madeBy sign-in name
 */
public record Draft(
    long id,
    String decision,
    int basedOn,
    Origin origin,
    String note,
    byte[] dmn,
    List<Problem> problems,
    Map<String, Map<String, Object>> examples,
    String madeBy,
    Instant madeAt) {

  public Draft {
    problems = List.copyOf(problems);
    examples = Map.copyOf(examples);
  }

  /** How the draft was made. */
  public enum Origin {
    UPLOAD,
    FIGURES
  }

  /** Whether facts were found that match a row. */
  public boolean reaches(String row) {
    return examples.containsKey(row)
        && !examples.getOrDefault(row, Map.of()).containsKey(Examples.NOT_REACHED);
  }

  /** Whether the check found no problem, so that it may be tried and published. */
  public boolean sound() {
    return problems.isEmpty();
  }
}
