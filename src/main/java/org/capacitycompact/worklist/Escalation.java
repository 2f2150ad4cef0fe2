package org.capacitycompact.worklist;

import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.engine.EngineTasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the secretariat about tasks that wait too long, except dormant ones. */
@Component
public class Escalation {

  private final JdbcClient database;
  private final Initiatives initiatives;
  private final EngineTasks tasks;

  Escalation(JdbcClient database, Initiatives initiatives, EngineTasks tasks) {
    this.database = database;
    this.initiatives = initiatives;
    this.tasks = tasks;
  }

  /** Escalates everything that is open on an initiative. */
  void of(InitiativeNumber number) {
    tell(number);
    database
        .sql("update work_item set escalated = true where number = ? and dormant_until is null")
        .param(number)
        .update();
  }

  /** Escalates what is open in one process of an initiative, and nothing beside it. */
  public void of(InitiativeNumber number, String processInstance) {
    tell(number);
    database
        .sql(
            """
            update work_item set escalated = true where number = ? and dormant_until is null
              and task_id = any (?)
            """)
        .params(number, tasks.openIn(processInstance).toArray(String[]::new))
        .update();
  }

  private void tell(InitiativeNumber number) {
    initiatives.openTo(number, "group:" + Role.SECRETARIAT.group());
  }
}
