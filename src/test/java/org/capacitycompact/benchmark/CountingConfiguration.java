package org.capacitycompact.benchmark;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts the counter in front of the pool in every test of the whole application, so that counting
 * needs no application of its own. Found by the component scan; tests only.
 */
@Configuration(proxyBeanMethods = false)
class CountingConfiguration {

  @Bean
  static BeanPostProcessor countedDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && !(bean instanceof CountingDataSource)
            ? new CountingDataSource(pool)
            : bean;
      }
    };
  }
}
