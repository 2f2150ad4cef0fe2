package org.capacitycompact.sample;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Lets the sample finance system pay by itself, where the sample asks for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(prefix = "compact.sample", name = "finance-system", havingValue = "true")
@EnableScheduling
class SampleFinanceSchedule {

  private final SampleFinanceSystem finance;

  SampleFinanceSchedule(SampleFinanceSystem finance) {
    this.finance = finance;
  }

  @Scheduled(fixedDelay = 2000, initialDelay = 5000)
  void pay() {
    finance.pay();
  }
}
