package org.capacitycompact.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A table that somebody would like to have instead of the one that holds. It never changes.
 *
 * @param decision id of the decision, {@code quality}
 * @param basedOn the version that held when it was made
 * @param note what its maker says of it; may be empty
 * @param dmn the file as it was handed in; only of a {@link #sound()} draft may it be evaluated
 * @param problems what the check found wrong; empty when it can be published
 * @param examples by the id of a row facts that it answers ({@link #reaches}); none where it is not
 *     sound, or was made before they were looked for
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

  /** How it was made. */
  public enum Origin {
    UPLOAD,
    FIGURES
  }

  /** Whether facts were found that a row answers. */
  public boolean reaches(String row) {
    return examples.containsKey(row)
        && !examples.getOrDefault(row, Map.of()).containsKey(Examples.NOT_REACHED);
  }

  /** Whether the check found nothing wrong: it may be tried, and published. */
  public boolean sound() {
    return problems.isEmpty();
  }
}
