package org.capacitycompact.access;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.capacitycompact.platform.database.RowScope;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every thread that works on a request exactly the rows of the acting person. */
@Configuration(proxyBeanMethods = false)
class RowsConfiguration implements WebMvcConfigurer {

  @Bean
  static FilterRegistrationBean<RequestRows> rowsOfRequests() {
    FilterRegistrationBean<RequestRows> filter = new FilterRegistrationBean<>(new RequestRows());
    filter.setDispatcherTypes(
        EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  /** Threads that stream answers get the same rows. */
  @Override
  public void configureAsyncSupport(AsyncSupportConfigurer async) {
    SimpleAsyncTaskExecutor streams = new SimpleAsyncTaskExecutor("answer-");
    streams.setTaskDecorator(RowScope::carrying);
    async.setTaskExecutor(streams);
  }
}
