package org.capacitycompact.worklist;

import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.stereotype.Component;

/** Which run of a process a task belongs to: where several of a kind are open, it tells whose. */
@Component
public class TaskCalls {

  private final TaskService tasks;
  private final EngineAccess engine;

  TaskCalls(TaskService tasks, EngineAccess engine) {
    this.tasks = tasks;
    this.engine = engine;
  }

  /** Id of the process instance; empty when the task has gone meanwhile. */
  public Optional<String> of(TaskInHand task) {
    return Optional.ofNullable(
            engine.inEngine(() -> tasks.createTaskQuery().taskId(task.taskId()).singleResult()))
        .map(Task::getProcessInstanceId);
  }
}
