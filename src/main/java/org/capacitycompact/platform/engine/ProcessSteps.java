package org.capacitycompact.platform.engine;

import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Ends open steps of a running process without a decision, and has it go on. */
@Component
public class ProcessSteps {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final EngineAccess engine;

  ProcessSteps(RuntimeService runtime, TaskService tasks, EngineAccess engine) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
  }

  /**
   * A step, and the sequence flow by which the process goes on after it.
   *
   * @param task id of the user task
   * @param flow id of the flow
   */
  public record Step(String task, String flow) {}

  /**
   * Ends one of several instances of a step; after the last one the process goes on.
   *
   * @param variable by which the instances are told apart, and its value in this one
   * @param before is given the id of its task before it ends
   * @return false where none of that value is open
   */
  public boolean endOne(String number, Step step, VariableValue variable, Consumer<String> before) {
    return engine.asSystem(() -> ended(number, step, variable, before));
  }

  private boolean ended(String number, Step step, VariableValue variable, Consumer<String> before) {
    List<Task> open = open(number, step);
    Task task =
        open.stream()
            .filter(each -> variable.value().equals(value(each, variable.name())))
            .findFirst()
            .orElse(null);
    if (task == null) {
      return false;
    }
    before.accept(task.getId());
    ActivityInstance now = runtime.getActivityInstance(task.getProcessInstanceId());
    var change = runtime.createProcessInstanceModification(task.getProcessInstanceId());
    if (open.size() == 1) {
      change
          .startTransition(step.flow())
          .cancelActivityInstance(
              now.getActivityInstances(step.task() + "#multiInstanceBody")[0].getId())
          .execute();
    } else {
      change.cancelActivityInstance(instance(now, step, task)).execute();
    }
    return true;
  }

  private Object value(Task task, String variable) {
    return String.valueOf(tasks.getVariable(task.getId(), variable));
  }

  /**
   * Ends a step of which one is open, and has the process go on after it.
   *
   * @return false where it is not open
   */
  public boolean goOn(String number, Step step) {
    return engine.asSystem(
        () -> {
          List<Task> open = open(number, step);
          if (open.size() != 1) {
            return false;
          }
          Task task = open.get(0);
          ActivityInstance now = runtime.getActivityInstance(task.getProcessInstanceId());
          runtime
              .createProcessInstanceModification(task.getProcessInstanceId())
              .startTransition(step.flow())
              .cancelActivityInstance(instance(now, step, task))
              .execute();
          return true;
        });
  }

  private List<Task> open(String number, Step step) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(number)
        .taskDefinitionKey(step.task())
        .active()
        .list();
  }

  private static String instance(ActivityInstance now, Step step, Task task) {
    return List.of(now.getActivityInstances(step.task())).stream()
        .filter(each -> List.of(each.getExecutionIds()).contains(task.getExecutionId()))
        .map(ActivityInstance::getId)
        .findFirst()
        .orElseThrow();
  }
}
