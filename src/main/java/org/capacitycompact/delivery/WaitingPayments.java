package org.capacitycompact.delivery;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.platform.engine.EngineAccess;
import org.capacitycompact.worklist.ExternalWork;
import org.springframework.stereotype.Component;

/** The payments that wait in the engine for a finance system. */
@Component
class WaitingPayments {

  private final RuntimeService runtime;
  private final ExternalTaskService tasks;
  private final EngineAccess engine;

  WaitingPayments(RuntimeService runtime, ExternalTaskService tasks, EngineAccess engine) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
  }

  /** What is held back is offered again at the next fetch, which asks whether it may go. */
  void askedAgain(String number) {
    engine.asSystem(
        () -> {
          String[] milestones =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionKey("milestone")
                  .processInstanceBusinessKey(number)
                  .list()
                  .stream()
                  .map(ProcessInstance::getId)
                  .toArray(String[]::new);
          if (milestones.length > 0) {
            held(milestones).forEach(task -> tasks.unlock(task.getId()));
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
