package org.capacitycompact.sample;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Makes the sample at the first start: by itself only on the embedded database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
class SampleConfiguration {

  @Bean
  @Order(10)
  ApplicationRunner samplePeopleAtFirstStart(
      SampleProperties properties, SamplePeople people, Environment environment) {
    boolean embedded = !environment.containsProperty("spring.datasource.url");
    boolean wanted = properties.people() == null ? embedded : properties.people();
    return arguments -> {
      if (wanted) {
        people.open();
      }
    };
  }
}
