package org.capacitycompact.release;

import org.capacitycompact.CompactApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Today's application on the database of an earlier release, as after an update. */
final class ReleasedCompact {

  private ReleasedCompact() {}

  /** Starts it, which brings the tables up to date and deploys today's models. */
  static ConfigurableApplicationContext on(ReleaseFixture fixture) {
    // The application that the other tests share has an engine in the same virtual machine.
    return on(fixture.url(), "released");
  }

  /**
   * @param node of several in the virtual machine, the name of its engine
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
            // Of the web applications a virtual machine holds one set; the tests share this one.
            "--camunda.bpm.webapp.enabled=false",
            "--camunda.bpm.process-engine-name=" + node);
  }
}
