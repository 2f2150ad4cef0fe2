package org.capacitycompact.benchmark;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;

/**
 * A bare Camunda Boot application, engine with web apps and REST, to compare start times with. Not
 * a component, so that the application's component scan does not find it.
 */
@EnableAutoConfiguration(
    exclude = {
      FlywayAutoConfiguration.class,
      HibernateJpaAutoConfiguration.class,
      SecurityAutoConfiguration.class,
      ThymeleafAutoConfiguration.class
    })
public class BareCamunda {

  public static void main(String[] arguments) {
    SpringApplication.run(BareCamunda.class, arguments);
  }
}
