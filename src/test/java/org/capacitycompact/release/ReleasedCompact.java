package org.capacitycompact.release;

import org.capacitycompact.CompactApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Today's application on the database of an earlier release, as after an update. */
final class ReleasedCompact {

  private ReleasedCompact() {}

  /** Starts it; this updates the tables and deploys today's models. */
  static ConfigurableApplicationContext on(ReleaseFixture fixture) {
    // The shared application of the other tests has an engine in the same JVM.
    return on(fixture.url(), "released");
  }

  /**
   * @param node the name of its engine, to distinguish several in the JVM
   */
  static ConfigurableApplicationContext on(String url, String node) {
    return new SpringApplicationBuilder(CompactApplication.class)
        .profiles("test")
        .run(
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=compact_app",
            "--spring.flyway.url=" + url,
            "--spring.flyway.user=compact_owner",
            "--spring.datasource.hikari.maximum-pool-size=5",
            "--server.port=0",
            "--compact.web.address=https://compact.example.org",
            // A JVM holds one set of the web applications; the tests share this one.
            "--camunda.bpm.webapp.enabled=false",
            "--camunda.bpm.process-engine-name=" + node);
  }
}
