package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.access.Caller.Answer;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlanSlots;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
@DisplayName("A figure that may be a slip, at each door")
class SlipsAtTheDoorsTest {

  private static final String REPORT = "UserTask_ReportProgress";
  private static final String VAST = "9999999999.00";

  @LocalServerPort private int port;
  @Autowired private Cast cast;
  @Autowired private PlanSlots slots;
  @Autowired private Plans plans;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;

  private PreparedActs hands;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void work() {
    hands = new PreparedActs(port);
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    number = work.funded(100);
    work.live(number);
    task = cast.tasks("wanjiku", number, REPORT).get(0);
  }

  @Test
  @DisplayName("is asked about on the page, with what it is compared with, and taken with a tick")
  void page() {
    Answer asked = hands.submits("wanjiku", task, report(Map.of())).get();
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.body())
        .contains("9,999,999,999", "the whole budget of 2,000")
        .contains("name=\"confirmed.spentUsd\" value=\"" + VAST + "\"")
        .doesNotContain("confirmed.spentUsd\" value=\"" + VAST + "\" checked");

    Answer taken = hands.submits("wanjiku", task, report(Map.of("confirmed.spentUsd", VAST))).get();
    assertThat(taken.status()).isEqualTo(302);
    Answer page = hands.opens("wanjiku", "/initiatives/" + number).get();
    assertThat(page.body()).contains("/initiatives/" + number + "/report-correction");
    Answer corrected =
        hands
            .sends(
                "wanjiku",
                "/initiatives/" + number + "/report-correction",
                Map.of(
                    "correctedFigure", "spent",
                    "correctedUsd", "1000",
                    "correctionReason", "Seven digits <too> many"))
            .get();
    assertThat(corrected.status()).isEqualTo(302);
    for (String reader : List.of("amina", "joseph")) {
      assertThat(hands.opens(reader, "/initiatives/" + number).get().body())
          .doesNotContain("/report-correction");
      assertThat(hands.opens(reader, "/initiatives/" + number + "/history").get().body())
          .contains("Seven digits &lt;too&gt; many", "9,999,999,999");
    }
  }

  @Test
  @DisplayName("is a 422 at the API that names the key to confirm it with")
  void api() {
    Answer asked = hands.completes("wanjiku", task, report(Map.of())).get();
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.body())
        .contains("\"field\":\"spentUsd\"")
        .contains("\"confirm\":{\"key\":\"confirmed.spentUsd\",\"value\":\"" + VAST + "\"}");
    assertThat(hands.completes("wanjiku", task, report(Map.of("confirmed.spentUsd", VAST))).get())
        .extracting(Answer::status)
        .isEqualTo(204);

    String corrections = "/api/initiatives/" + number + "/report-corrections";
    assertThat(hands.reads("sofia", corrections).get().status()).isIn(200, 404);
    assertThat(hands.posts("amina", corrections, correction("1000")).get().status()).isEqualTo(403);
    assertThat(hands.posts("mugisha", corrections, correction("1000")).get().status())
        .isEqualTo(404);
    assertThat(hands.posts("wanjiku", corrections, correction("8888888888")).get().body())
        .contains("\"key\":\"confirmed.correctedUsd\"");
    assertThat(hands.posts("wanjiku", corrections, correction("1000")).get().status())
        .isEqualTo(204);
    assertThat(hands.posts("wanjiku", corrections, correction("1000")).get().status())
        .isEqualTo(422);
    assertThat(hands.posts("wanjiku", corrections, Map.of("correctedUsd", true)).get().status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("is a 400 at the engine API, and taken with the same name as a variable")
  void engineApi() {
    assertThat(hands.completesAtTheEngine("wanjiku", task, report(Map.of())).get())
        .satisfies(answer -> assertThat(answer.status()).isEqualTo(400))
        .satisfies(answer -> assertThat(answer.body()).contains("spentUsd", "9,999,999,999"));
    assertThat(
            hands
                .completesAtTheEngine("wanjiku", task, report(Map.of("confirmed.spentUsd", VAST)))
                .get()
                .status())
        .isEqualTo(204);
  }

  private static Map<String, Object> correction(String amount) {
    return Map.of(
        "correctedFigure", "spent", "correctedUsd", amount, "correctionReason", "Too many digits");
  }

  private static Map<String, Object> report(Map<String, Object> more) {
    Map<String, Object> report =
        new HashMap<>(
            Map.of(
                "dataDate",
                LocalDate.now().toString(),
                "progressSummary",
                "Three zeros too many",
                "spentUsd",
                VAST));
    report.putAll(more);
    return report;
  }
}
