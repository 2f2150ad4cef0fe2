package org.capacitycompact.platform;

import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the release of this application from its build. */
@Configuration(proxyBeanMethods = false)
public class ReleaseConfiguration {

  @Bean
  Release release(BuildProperties build) {
    return new Release(build.getVersion());
  }
}
