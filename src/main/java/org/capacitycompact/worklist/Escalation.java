package org.capacitycompact.worklist;

import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.Initiatives;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the secretariat about tasks that wait too long, except dormant ones. */
@Component
public class Escalation {

  private final JdbcClient database;
  private final Initiatives initiatives;

  Escalation(JdbcClient database, Initiatives initiatives) {
    this.database = database;
    this.initiatives = initiatives;
  }

  /** Escalates everything that is open on an initiative. */
  void of(String number) {
    tell(number);
    database
        .sql("update work_item set escalated = true where number = ? and dormant_until is null")
        .param(number)
        .update();
  }

  /** Escalates what is open in one process of an initiative, and nothing beside it. */
  public void of(String number, String processInstance) {
    tell(number);
    database
        .sql(
            """
            update work_item set escalated = true where number = ? and dormant_until is null
              and task_id in (select id_ from act_ru_task where proc_inst_id_ = ?)
            """)
        .params(number, processInstance)
        .update();
  }

  private void tell(String number) {
    initiatives.openTo(number, "group:" + Role.SECRETARIAT.group());
  }
}
