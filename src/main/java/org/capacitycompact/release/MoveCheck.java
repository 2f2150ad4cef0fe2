package org.capacitycompact.release;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.capacitycompact.platform.engine.ModelFiles;
import org.jspecify.annotations.Nullable;

/** Finds out, without writing anything, what stands against moving a process. */
class MoveCheck {

  private final RunningProcesses running;
  private final MovePlan plan;
  private final Map<String, ProcessModel> targets;

  /** Definitions never change, and a release's processes are few. */
  private final Map<String, ProcessModel> sources = new ConcurrentHashMap<>();

  MoveCheck(RunningProcesses running, MovePlan plan, ModelFiles files) {
    this.running = running;
    this.plan = plan;
    this.targets =
        files.processes().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, model -> new ProcessModel(model.getValue())));
  }

  Optional<Obstacle> obstacle(RunningProcess process) {
    return Obstacle.of(
        process.process(), source(process), running.restsAt(process.id()), target(process), plan);
  }

  ProcessModel source(RunningProcess process) {
    return sources.computeIfAbsent(
        process.definition(), definition -> new ProcessModel(running.model(definition)));
  }

  @Nullable ProcessModel target(RunningProcess process) {
    return targets.get(plan.process(process.process()));
  }
}
