package org.capacitycompact.sample;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Runs the sample finance system on a schedule, if the sample is wanted. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class SampleFinanceSchedule {

  private final SampleFinanceSystem finance;
  private final boolean wanted;

  SampleFinanceSchedule(
      SampleFinanceSystem finance, SampleProperties properties, Environment environment) {
    this.finance = finance;
    this.wanted = SampleProperties.wanted(properties.financeSystem(), environment);
  }

  @Scheduled(fixedDelay = 2000, initialDelay = 5000)
  void pay() {
    if (wanted) {
      finance.pay();
    }
  }
}
