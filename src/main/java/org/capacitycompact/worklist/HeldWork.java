package org.capacitycompact.worklist;

import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Work of outside systems that is held back; {@link ExternalWork} decides how long. */
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
   * Offers the work of an initiative's process again at the next fetch, which checks whether it may
   * go out.
   */
  public void askAgain(String process, InitiativeNumber number) {
    engine.asSystem(
        () -> {
          String[] running =
              runtime
                  .createProcessInstanceQuery()
                  .processDefinitionKey(process)
                  .processInstanceBusinessKey(number.value())
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
   * The obstacle is removed: offers the work again, and does not count the time it was held as
   * delay.
   */
  public void offerAgain(String process, InitiativeNumber number) {
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
