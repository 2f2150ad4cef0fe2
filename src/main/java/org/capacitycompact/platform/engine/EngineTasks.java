package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which process instance an open task stands in, as the engine knows it. */
@Component
public class EngineTasks {

  private final TaskService tasks;
  private final EngineAccess engine;

  EngineTasks(TaskService tasks, EngineAccess engine) {
    this.tasks = tasks;
    this.engine = engine;
  }

  /** Id of the process instance of a task; nothing once the task is done. */
  public Optional<String> processOf(String task) {
    return Optional.ofNullable(find(task)).map(Task::getProcessInstanceId);
  }

  // Who acts on a task has it in hand already: the engine answers without asking the database.
  private @Nullable Task find(String task) {
    CommandContext running = Context.getCommandContext();
    return running == null
        ? engine.inEngine(() -> tasks.createTaskQuery().taskId(task).singleResult())
        : running.getTaskManager().findTaskById(task);
  }

  /** Ids of the tasks that are open in a process instance. */
  public List<String> openIn(String processInstance) {
    return engine.inEngine(
        () ->
            tasks.createTaskQuery().processInstanceId(processInstance).list().stream()
                .map(Task::getId)
                .toList());
  }
}
