package org.capacitycompact.rulebook;

import java.util.Map;
import java.util.TreeMap;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.stereotype.Component;

/**
 * Which decisions judge, by the files of the release: a track, a kind or a route is neither good
 * nor bad news.
 */
@Component
public class JudgingDecisions {

  private final Map<String, Boolean> released = new TreeMap<>();

  JudgingDecisions() {
    ReleasedModels.files("decisions", ".dmn")
        .forEach(
            (decision, file) ->
                DecisionFile.read(ReleasedModels.bytes(file))
                    .decision(decision)
                    .ifPresent(main -> released.put(decision, main.judges())));
  }

  /** Whether what a decision says is good or bad news; of one that the release has not, it is. */
  private boolean judges(String decision) {
    return released.getOrDefault(decision, true);
  }

  /** Whether what a decision said is good or bad news. */
  public OutcomeKind kind(String decision, String outcome) {
    return judges(decision) ? OutcomeKind.of(outcome) : OutcomeKind.PLAIN;
  }
}
