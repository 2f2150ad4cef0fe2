package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The index the engine's schema lacks: without it every completion scans the task table. Made after
 * the engine made its tables, which stay the engine's.
 */
@Component
class EngineIndexes implements SmartInitializingSingleton {

  private final JdbcClient database;

  /** Asking for the engine makes sure that its tables are there. */
  EngineIndexes(JdbcClient database, ProcessEngine engine) {
    this.database = database;
  }

  @Override
  public void afterSingletonsInstantiated() {
    database
        .sql("create index if not exists compact_task_parent on act_ru_task (parent_task_id_)")
        .update();
  }
}
