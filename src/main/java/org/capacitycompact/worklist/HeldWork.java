package org.capacitycompact.worklist;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work of systems outside that is held back: {@link ExternalWork} says for how long. */
@Component
public class HeldWork {

  private final RuntimeService runtime;
  private final ExternalTaskService tasks;
  private final EngineAccess engine;
  private final JdbcClient database;

  HeldWork(
      RuntimeService runtime, ExternalTaskService tasks, EngineAccess engine, JdbcClient database) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.engine = engine;
    this.database = database;
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

  /**
   * What held it back is mended: it is offered again, and it is not late for the time it was held.
   */
  public void mended(String process, String number) {
    database.sql("delete from late_payment where number = ?").param(number).update();
    askAgain(process, number);
  }

  private List<ExternalTask> held(String[] processes) {
    return tasks
        .createExternalTaskQuery()
        .processInstanceIdIn(processes)
        .workerId(ExternalWork.HELD_BACK)
        .list();
  }
}
