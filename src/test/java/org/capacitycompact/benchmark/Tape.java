package org.capacitycompact.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording of one life of an initiative, so that the stock engine can play the same: who decided
 * which step with which answers, and how each decision table was evaluated.
 */
final class Tape {

  /** Somebody decided a step. */
  record Decided(String task, String localKey, Map<String, Object> answers) {}

  /** A decision table was evaluated at a step of a model. */
  record Asked(String step, String decision, Map<String, Object> facts, String outcome) {}

  private final List<Decided> decided = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  void decided(String task, String localKey, Map<String, Object> answers) {
    decided.add(new Decided(task, localKey, answers));
  }

  void asked(List<Asked> all) {
    asked.addAll(all);
  }

  /** The steps in the order in which they were decided. */
  List<String> path() {
    return decided.stream().map(Decided::task).toList();
  }

  /** The answers at a step for this local key. */
  Map<String, Object> answers(String task) {
    return decided.stream()
        .filter(each -> each.task().equals(task))
        .findFirst()
        .map(Decided::answers)
        .orElseThrow(() -> new IllegalStateException("nobody decided " + task));
  }

  /**
   * The local keys of a step without repetitions: the members who voted, the milestones delivered.
   */
  List<String> localKeys(String task) {
    Set<String> keys = new LinkedHashSet<>();
    decided.stream()
        .filter(each -> each.task().equals(task) && each.localKey() != null)
        .forEach(each -> keys.add(each.localKey()));
    return List.copyOf(keys);
  }

  /** The last evaluation of each table at a step. */
  List<Asked> askedAt(String step) {
    return asked.stream().filter(each -> each.step().equals(step)).toList();
  }

  /** The last outcome of the decision at this step. */
  String outcomeAt(String step) {
    List<Asked> all = askedAt(step);
    if (all.isEmpty()) {
      throw new IllegalStateException("nothing was decided at " + step);
    }
    return all.get(all.size() - 1).outcome();
  }

  int decisions() {
    return asked.size();
  }
}
