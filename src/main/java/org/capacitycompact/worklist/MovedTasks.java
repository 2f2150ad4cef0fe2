package org.capacitycompact.worklist;

import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.EngineAccess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tasks of an initiative whose processes move to another release. */
@Component
public class MovedTasks {

  private final JdbcClient database;
  private final TaskService tasks;
  private final EngineAccess engine;

  MovedTasks(JdbcClient database, TaskService tasks, EngineAccess engine) {
    this.database = database;
    this.tasks = tasks;
    this.engine = engine;
  }

  /**
   * Locks the initiative's tasks until the transaction ends: a decision that arrives waits, and
   * then finds the task moved. This method itself does not wait, which avoids deadlocks.
   *
   * @return false when somebody is deciding a task just now
   */
  public boolean tryLock(InitiativeNumber number) {
    return database
        .sql(
            """
            select (select count(*) from work_item where number = :number) = (
              select count(*) from (
                select from work_item where number = :number for update skip locked) held)
            """)
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  /**
   * Gives the tasks of a moved process the names and forms of its new release.
   *
   * @param forms by the id of the user task
   */
  public void applyRelease(String processInstance, Map<String, String> forms) {
    engine
        .inEngine(() -> tasks.createTaskQuery().processInstanceId(processInstance).list())
        .forEach(
            task ->
                database
                    .sql(
                        """
                        update work_item set task = :task, form = :form
                        where task_id = :id and (task, form) is distinct from (:task, :form)
                        """)
                    .param("id", task.getId())
                    .param("task", task.getTaskDefinitionKey())
                    .param("form", forms.get(task.getTaskDefinitionKey()))
                    .update());
  }
}
