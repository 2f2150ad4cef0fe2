package org.capacitycompact.sample;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Creates the sample at the first start; by default only on the embedded database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SampleProperties.class)
class SampleConfiguration {

  @Bean
  @Order(10)
  ApplicationRunner samplePeopleAtFirstStart(
      SampleProperties properties, SamplePeople people, Environment environment) {
    return arguments -> {
      if (SampleProperties.wanted(properties.people(), environment)) {
        people.open();
      }
    };
  }

  @Bean
  @Order(50)
  ApplicationRunner samplePortfolioAtFirstStart(
      SampleProperties properties, SamplePortfolio portfolio, Environment environment) {
    return arguments -> {
      if (SampleProperties.wanted(properties.portfolio(), environment)) {
        portfolio.play();
      }
    };
  }
}
