package org.capacitycompact.plan;

import java.util.List;

/** Some of several rows could not be written, so none was. */
public final class NotTakenException extends RuntimeException {
  private final transient List<Outcome> outcomes;

  NotTakenException(List<Outcome> outcomes) {
    super("not all rows could be written");
    this.outcomes = List.copyOf(outcomes);
  }

  /** What became of each, or would have. */
  public List<Outcome> outcomes() {
    return outcomes;
  }
}
