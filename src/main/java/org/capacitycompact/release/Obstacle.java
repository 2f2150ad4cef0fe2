package org.capacitycompact.release;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.release.ProcessModel.Step;
import org.capacitycompact.worklist.Incident;
import org.jspecify.annotations.Nullable;

/**
 * Why a running process cannot move: its steps have no counterpart, or the engine refused.
 *
 * @param step where it rests in its own model; null when the whole process is meant
 */
record Obstacle(Incident.Kind kind, @Nullable String step) {

  /**
   * The obstacle for a process that rests at these steps, if any.
   *
   * @param process the id under which it started
   * @param restsAt ids of the steps it rests at, and of the sub-processes around them
   * @param target the model to move to; null when this release has no such process
   */
  static Optional<Obstacle> of(
      String process,
      ProcessModel source,
      List<String> restsAt,
      @Nullable ProcessModel target,
      MovePlan plan) {
    if (target == null) {
      return Optional.of(new Obstacle(Incident.Kind.MOVE_NO_PROCESS, null));
    }
    return restsAt.stream()
        .flatMap(id -> of(process, source, id, target, plan).stream())
        .findFirst();
  }

  private static Optional<Obstacle> of(
      String process, ProcessModel source, String id, ProcessModel target, MovePlan plan) {
    Step from = source.find(id).orElse(null);
    Step to = target.find(plan.step(process, id)).orElse(null);
    if (from == null || to == null) {
      return Optional.of(new Obstacle(Incident.Kind.MOVE_NO_STEP, id));
    }
    boolean same =
        from.kind().equals(to.kind())
            && from.severalTimes() == to.severalTimes()
            && Objects.equals(mapped(process, from.attachedTo(), plan), to.attachedTo())
            && (Objects.equals(from.trigger(), to.trigger()) || plan.restarts(process, to.id()))
            && keeps(from.within().stream().map(around -> plan.step(process, around)).toList(), to);
    return same ? Optional.empty() : Optional.of(new Obstacle(Incident.Kind.MOVE_OTHER_STEP, id));
  }

  private static @Nullable String mapped(String process, @Nullable String step, MovePlan plan) {
    return step == null ? null : plan.step(process, step);
  }

  /** Sub-processes may be added around a step, but none removed or reordered. */
  private static boolean keeps(List<String> around, Step to) {
    List<String> kept = to.within().stream().filter(around::contains).toList();
    return kept.equals(around);
  }

  /** As stored in the engine's incident: the kind, and the step if there is one. */
  String reason() {
    return step == null ? kind.name() : kind.name() + " " + step;
  }
}
