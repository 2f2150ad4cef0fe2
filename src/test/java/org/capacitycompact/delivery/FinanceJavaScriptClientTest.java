package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engine's own JavaScript client. No build needs Node.js: {@code npm install
 * camunda-external-task-client-js} in some folder, then {@code mvn test
 * -Dtest=FinanceJavaScriptClientTest -Dfinance.client=<the folder>}.
 */
@CompactTest
@EnabledIfSystemProperty(
    named = "finance.client",
    matches = ".+",
    disabledReason = "needs Node.js and the client: see docs/payment-order.md")
@DisplayName("A finance system with the engine's client for JavaScript")
class FinanceJavaScriptClientTest {

  @LocalServerPort int port;
  @Autowired Cast cast;
  @Autowired PlantedPlan slots;
  @Autowired Plans plans;
  @Autowired Milestones milestones;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient database;

  @Test
  @DisplayName("is told what to pay, and answers in every way there is")
  void pays() throws Exception {
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    InitiativeNumber number = work.funded(100);
    work.start(number);
    work.deliver(number);
    work.verify(number);

    Process node =
        new ProcessBuilder(
                "node",
                "src/test/js/finance-client.mjs",
                System.getProperty("finance.client"),
                "http://localhost:" + port + "/engine-rest",
                number.value())
            .redirectErrorStream(true)
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader out = node.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.equals("declined")) {
          cast.decide("wanjiku", number, "UserTask_NamePayee", Map.of("payeeReference", "KE-JS"));
        }
      }
    }
    assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(said)
        .contains("told amount string 1000.00", "told milestone integer 1")
        .contains("failed", "unlocked", "declined", "completed KE-JS")
        .noneMatch(line -> line.startsWith("error"));
    cast.settle();
    assertThat(milestones.get(number, new MilestonePosition(1)).state())
        .isEqualTo(MilestoneState.PAID);
  }
}
