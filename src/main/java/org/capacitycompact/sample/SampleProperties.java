package org.capacitycompact.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * Which parts of the sample are created at the first start.
 *
 * @param people the sample accounts, whose password is public
 * @param portfolio the sample initiatives; they need the people
 * @param password the password of every sample account
 * @param financeSystem a worker that replaces a finance system and pays what is verified
 */
@ConfigurationProperties("compact.sample")
public record SampleProperties(
    @Nullable Boolean people,
    @Nullable Boolean portfolio,
    @DefaultValue("Compact-2026!") String password,
    @Nullable Boolean financeSystem) {

  /** Unless configured, the sample is created on the embedded database only. */
  static boolean wanted(@Nullable Boolean asked, Environment environment) {
    return asked == null ? !environment.containsProperty("spring.datasource.url") : asked;
  }
}
