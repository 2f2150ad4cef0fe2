package org.capacitycompact.worklist;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.stereotype.Component;

/** Work of systems outside that is held back: {@link ExternalWork} says for how long. */
@Component
public class HeldWork {

  private final RuntimeService runtime;
  private final ExternalTaskService tasks;
  private final EngineAccess engine;

  HeldWork(RuntimeService runtime, ExternalTaskService tasks, EngineAccess engine) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
  }

  /**
   * What a process of an initiative holds back is offered again at the next fetch, which asks
   * whether it may go.
   */
  public void askAgain(String process, String number) {
    engine.asSystem(
        () -> {
          String[] running =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionKey(process)
                  .processInstanceBusinessKey(number)
                  .list()
                  .stream()
                  .map(ProcessInstance::getId)
                  .toArray(String[]::new);
          if (running.length > 0) {
            held(running).forEach(task -> tasks.unlock(task.getId()));
          }
        });
  }

  private List<ExternalTask> held(String[] processes) {
    return tasks
        .createExternalTaskQuery()
        .processInstanceIdIn(processes)
        .workerId(ExternalWork.HELD_BACK)
        .list();
  }
}
