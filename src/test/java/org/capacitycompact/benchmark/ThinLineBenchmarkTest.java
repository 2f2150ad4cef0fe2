package org.capacitycompact.benchmark;

import java.nio.file.Path;
import java.util.List;
import org.capacitycompact.journey.Chromium;
import org.capacitycompact.journey.ThinLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A focal point with a slow connection signs in, opens the longest form and submits it. The build
 * checks requests and bytes, on which the time depends: see {@code ThinLineTest}.
 */
@Benchmark(Target.THIN_LINE)
@Order(3)
@DisplayName("The benchmark of a thin line")
class ThinLineBenchmarkTest {

  private static final String TASK = "UserTask_ArticulateDemand";

  private final Report report = Report.section("thin-line");

  @Test
  @DisplayName("prints what somebody waits from the address to the confirmation")
  void run() throws Exception {
    Path browser =
        Chromium.onThePath().orElseThrow(() -> new IllegalStateException("there is no browser"));
    try (OwnServer server = new OwnServer();
        ForkedApplication compact =
            ForkedApplication.compact(
                    server.settingsOfCompact(),
                    "--compact.sample.people=true",
                    "--compact.access.operator.password=Compact-2026!")
                .untilReady();
        Chromium chromium = new Chromium(browser)) {
      RaisedPortfolio portfolio = new RaisedPortfolio(compact.port());
      String number = portfolio.raise("amina", "Supervision of savings groups");
      portfolio.isReady("amina", number, TASK);
      try (ThinLine line = new ThinLine(chromium, compact.port())) {
        line.signIn("amina", "Compact-2026!")
            .openTask("Articulate the demand")
            .write(RaisedPortfolio.answers(TASK, number))
            .send("articulated the demand");
        tell(line);
      }
    }
  }

  private void tell(ThinLine line) {
    report.heading("A thin line");
    report.line(
        "50 kbit/s each way, and %d ms until an answer begins, shaped in the browser; nothing in"
            + " its cache. The form is the longest there is, filled in whole.",
        ThinLine.MILLIS);
    report.line("");
    report.table(List.of("step", "seconds"));
    line.seconds().forEach((step, seconds) -> report.line("| %s | %.1f |", step, seconds));
    report.line("| **all** | %.1f |", line.all());
    Targets.take(
        Target.THIN_LINE,
        line.all(),
        "%d requests, %.0f kB come down".formatted(line.requests(), line.bytes() / 1e3));
  }
}
