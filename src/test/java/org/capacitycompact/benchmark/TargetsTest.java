package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs last and prints every target with its figure. A missed target is only reported; a missing
 * figure fails the build. {@code target/benchmark.md} is the section "Figures" of
 * docs/performance.md.
 */
@Tag("benchmark")
@Order(Integer.MAX_VALUE)
@DisplayName("The targets of the product")
class TargetsTest {

  @Test
  @DisplayName("have each a figure, met or missed")
  void eachHasItsFigure() {
    Report report = new Report("benchmark");
    report.line("## Figures");
    report.line("");
    report.line(
        "Taken by `mvn -Pbenchmark verify` on %s: %d processors, shared by application, database and"
            + " whoever clicks; Java %s; load average when each part began %s; %d minutes.",
        LocalDateTime.now().truncatedTo(ChronoUnit.MINUTES),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"),
        Report.loads(),
        took().plusSeconds(30).toMinutes());
    report.line("");
    Targets.tell(report);
    report.withTheOthers();
    assertThat(Targets.missing()).as("targets without a figure").isEmpty();
  }

  private static Duration took() {
    long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
    return Duration.between(Instant.ofEpochMilli(begun), Instant.now());
  }
}
