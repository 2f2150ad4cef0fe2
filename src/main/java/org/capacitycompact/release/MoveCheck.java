package org.capacitycompact.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.platform.Release;
import org.capacitycompact.platform.engine.ModelFiles;
import org.jspecify.annotations.Nullable;

/** Finds the obstacles to moving a process, without writing anything. */
class MoveCheck {

  private final RunningProcesses running;
  private final MovePlan plan;
  private final Function<String, Release> broughtBy;
  private final Map<String, ProcessModel> targets;

  /** Definitions never change, and a release has few processes. */
  private final Map<String, ProcessModel> sources = new ConcurrentHashMap<>();

  private final Map<String, Release> releases = new ConcurrentHashMap<>();

  /**
   * @param broughtBy gives the release that made a deployment
   */
  MoveCheck(
      RunningProcesses running,
      MovePlan plan,
      ModelFiles files,
      Function<String, Release> broughtBy) {
    this.running = running;
    this.plan = plan;
    this.broughtBy = broughtBy;
    this.targets =
        files.processes().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, model -> new ProcessModel(model.getValue())));
  }

  Optional<Obstacle> obstacle(RunningProcess process) {
    return Obstacle.of(
        process.process(), source(process), restsAt(process), target(process), plan(process));
  }

  /** Whether it still runs as listed. */
  boolean isUnchanged(RunningProcess process) {
    return running.isUnchanged(process);
  }

  List<String> restsAt(RunningProcess process) {
    return running.restsAt(process.id());
  }

  /** The release whose models it follows. */
  Release release(RunningProcess process) {
    return releases.computeIfAbsent(process.deployment(), broughtBy);
  }

  /** The changes since that release. */
  MovePlan plan(RunningProcess process) {
    return plan.since(release(process));
  }

  ProcessModel source(RunningProcess process) {
    return sources.computeIfAbsent(
        process.definition(), definition -> new ProcessModel(running.model(definition)));
  }

  @Nullable ProcessModel target(RunningProcess process) {
    return targets.get(plan(process).process(process.process()));
  }
}
