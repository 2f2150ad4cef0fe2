package org.capacitycompact.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.delivery.FundedWork;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.plan.PlannedResult;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.party.Accounts;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("What a form asks of each of several rows, on paper")
class RowsOnPaperTest {

  private static final String REPORT = "UserTask_ReportProgress";

  @Autowired private WebApplicationContext context;
  @Autowired private Accounts accounts;
  @Autowired private Cast cast;
  @Autowired private Plans plans;
  @Autowired private PlantedPlan slots;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;

  private PaperHands hands;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void report() {
    hands = new PaperHands(context, accounts);
    FundedWork work = new FundedWork(cast, plans, slots, engine, database);
    number = work.funded(100);
    LocalDate due = LocalDate.now().plusDays(300);
    slots.results(number, List.of(result(1, due), result(2, due)));
    work.start(number);
    task = cast.tasks("wanjiku", number, REPORT).get(0);
  }

  private static PlannedResult result(int position, LocalDate due) {
    return new PlannedResult(
        position,
        "Trainers of district " + position,
        BigDecimal.ZERO,
        BigDecimal.TEN,
        due,
        null,
        null);
  }

  private String printed(String person, String path, Locale language) throws Exception {
    try (PDDocument file = PaperHands.pdf(hands.opens(person, path, language))) {
      return PaperHands.words(file);
    }
  }

  @Test
  @DisplayName("is printed row by row for a task, and with room for numbers where there is none")
  void printed() throws Exception {
    assertThat(printed("wanjiku", "/tasks/" + task + "/paper", Locale.ENGLISH))
        .contains("Result 1", "Trainers of district 1", "Result 2", "Trainers of district 2")
        .contains("Value now");
    assertThat(printed("koffi", "/forms/report-progress.pdf", Locale.ENGLISH))
        .contains("Result ____", "Value now");
    assertThat(printed("koffi", "/forms/respond-to-review.pdf", Locale.FRENCH)).contains("____");
  }

  @Test
  @DisplayName("is typed in the reader’s notation, shown to whoever confirms it, and counts")
  void typed() throws Exception {
    // The work begins without a demand, which the secretariat alone would not see.
    String typist = hands.colleague(Role.SECRETARIAT, "KE", "");
    accounts.giveRole(typist, Role.NATIONAL_AUTHORITY, "KE");
    assertThat(PaperHands.text(hands.opens(typist, "/tasks/" + task + "/transcript")))
        .contains("name=\"result1Actual\"", "name=\"result2Actual\"", "Trainers of district 2");
    Map<String, Object> answers = new HashMap<>(cast.answers(REPORT, "KE"));
    answers.put("spentUsd", "1000");
    answers.put("result2Actual", "7.5");
    answers.put("_send", "1");
    MockHttpServletResponse sent =
        hands.uploads(typist, "/tasks/" + task + "/transcript", PaperHands.scan(), answers);
    assertThat(sent.getStatus()).as(PaperHands.text(sent)).isEqualTo(302);
    String address = PaperHands.next(sent);
    assertThat(PaperHands.text(hands.opens("wanjiku", address)))
        .contains("Result 2: Value now", "<dd>7.5</dd>");
    MockHttpServletResponse done = hands.sends("wanjiku", address + "/confirmation", Map.of());
    assertThat(done.getStatus()).as(PaperHands.text(done)).isEqualTo(302);
    assertThat(PaperHands.text(hands.opens("wanjiku", address)))
        .contains("Result 2: Value now", "<dd>7.5</dd>");
  }
}
