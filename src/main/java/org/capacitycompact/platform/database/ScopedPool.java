package org.capacitycompact.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.stereotype.Component;

/**
 * Puts {@link ScopedDataSource} below the application's pool, for the embedded database and an
 * outside server alike, before the first connection is made and before anything else wraps the
 * pool.
 */
@Component
class ScopedPool implements BeanPostProcessor, PriorityOrdered {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      if (pool.isRunning() || pool.getDataSource() != null) {
        throw new BeanCreationException(
            name, "connections are there before their rows are guarded");
      }
      try {
        pool.setDataSource(ScopedDataSource.of(pool));
      } catch (SQLException unreadable) {
        throw new BeanCreationException(name, "the database's address cannot be read", unreadable);
      }
    }
    return bean;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
