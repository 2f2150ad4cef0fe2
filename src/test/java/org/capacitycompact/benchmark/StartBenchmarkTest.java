package org.capacitycompact.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The time from the start of the JVM to the first answer, and the resident memory then: our
 * application compared with a bare Camunda Boot application, alternating, each on a database it has
 * started on before, and without the libraries of the other and of tests.
 */
@Benchmark({Target.START, Target.MEMORY})
@Order(1)
@DisplayName("The benchmark of the start")
class StartBenchmarkTest {

  private static final int ROUNDS = Integer.getInteger("benchmark.starts", 4);

  private record Started(double seconds, double megabytes) {}

  @Test
  @DisplayName("prints the time to the first answer and the resident memory")
  void run() throws Exception {
    Report report = Report.section("start");
    List<Started> ours = new ArrayList<>();
    List<Started> bare = new ArrayList<>();
    try (OwnServer server = new OwnServer()) {
      ForkedApplication.compact(server.settingsOfCompact()).close();
      ForkedApplication.bare(server.settingsOfBare()).close();
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(ended(ForkedApplication.compact(server.settingsOfCompact())));
        bare.add(ended(ForkedApplication.bare(server.settingsOfBare())));
      }
    }
    report.heading("Start to the first answer, and resident memory");
    report.line(
        "Median [lowest–highest] of %d starts each, in turns, Java machines of 512 MB of heap.",
        ROUNDS);
    report.line("");
    report.table(List.of("", "seconds", "MB"));
    row(report, "ours", ours);
    row(report, "a bare Camunda Boot application", bare);
    take(Target.START, ours, bare, Started::seconds);
    take(Target.MEMORY, ours, bare, Started::megabytes);
  }

  private static Started ended(ForkedApplication application) throws Exception {
    try (application) {
      return new Started(application.seconds(), application.megabytes());
    }
  }

  private static void row(Report report, String whose, List<Started> all) {
    report.line("| %s | %s | %s |", whose, of(all, Started::seconds), of(all, Started::megabytes));
  }

  /** Alternates, so that a temporarily busy machine affects both. */
  private static void take(
      Target target, List<Started> ours, List<Started> bare, ToDoubleFunction<Started> what) {
    double[] ratios = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      ratios[round] = what.applyAsDouble(ours.get(round)) / what.applyAsDouble(bare.get(round));
    }
    Targets.take(
        target,
        new Measures(ratios).median(),
        "%.1f to %.1f".formatted(of(ours, what).median(), of(bare, what).median()));
  }

  private static Measures of(List<Started> all, ToDoubleFunction<Started> what) {
    return new Measures(all.stream().mapToDouble(what).toArray());
  }
}
