package org.capacitycompact.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which interfaces are open, and the first operator.
 *
 * @param engineRest the engine API at {@code /engine-rest}
 * @param webApps Tasklist, Cockpit and Admin at {@code /camunda}
 * @param operator the first operator's account, created when there is no operator
 */
@ConfigurationProperties("compact.access")
record AccessProperties(
    @DefaultValue("true") boolean engineRest,
    @DefaultValue("true") boolean webApps,
    @DefaultValue FirstOperatorAccount operator) {

  /**
   * @param id sign-in name, letters and digits
   * @param password its password; if absent, one is generated and printed once
   */
  record FirstOperatorAccount(@DefaultValue("operator") String id, @Nullable String password) {}
}
