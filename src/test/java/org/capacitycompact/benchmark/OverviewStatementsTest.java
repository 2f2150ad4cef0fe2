package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.GZIPOutputStream;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The pages that answer at a glance")
class OverviewStatementsTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName(
      "an overview takes the same few statements, and little room, however many targets and risks")
  void overview() throws Exception {
    InitiativeNumber few = running("Few targets");
    targets(few, 1);
    InitiativeNumber many = running("Many targets");
    targets(many, 12);
    page("/initiatives/" + few, "amina");
    int statements = statements("/initiatives/" + few, "amina");

    assertThat(statements("/initiatives/" + many, "amina")).isEqualTo(statements);
    assertThat(statements).as("with who reads").isLessThan(50);
    assertThat(compressed(page("/initiatives/" + many, "amina"))).isLessThan(30_000);
  }

  @Test
  @DisplayName("a home takes the same few statements however much there is on it")
  void home() throws Exception {
    running("At home");
    for (String reader : new String[] {"amina", "sofia", "siti", "wanjiku"}) {
      page("/", reader);
      int statements = statements("/", reader);
      assertThat(statements).as(reader + ", with who reads").isLessThan(30);
    }
    int before = statements("/", "amina");
    running("At home, too");
    Story.raised(cast, "KE", "And a third");
    assertThat(statements("/", "amina")).isEqualTo(before);
  }

  private InitiativeNumber running(String title) {
    return Story.raised(cast, "KE", title)
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding()
        .number();
  }

  private void targets(InitiativeNumber number, int count) {
    LocalDate today = LocalDate.now(java.time.ZoneOffset.UTC);
    for (int n = 1; n <= count; n++) {
      int position = 500 + n;
      database
          .sql(
              """
              insert into plan_indicator (number, position, ordinal, title, measure, baseline, baseline_on,
                enough, enough_on)
              values (?, ?, ?, ?, 'NUMBER', 10, ?, 110, ?)
              """)
          .params(
              number,
              position,
              position,
              "Sub-counties that hold a monthly review of their data, group " + n,
              today.minusDays(400),
              today.plusDays(400))
          .update();
      for (int value = 1; value <= 2 * n; value++) {
        database
            .sql(
                """
                insert into plan_measurement (number, indicator, on_day, value, said_in, measured_at)
                values (?, ?, ?, ?, 'PAGE', now())
                """)
            .params(number, position, today.minusDays(400 - 15L * value), BigDecimal.valueOf(value))
            .update();
      }
      database
          .sql(
              """
              insert into plan_risk (number, position, ordinal, title, likelihood, impact)
              values (?, ?, ?, ?, 3, 3)
              """)
          .params(number, position, position, "A grave risk " + n)
          .update();
    }
  }

  private int statements(String address, String reader) {
    StatementTally tally = new StatementTally();
    tally.during("page", () -> page(address, reader));
    return tally.statements();
  }

  private String page(String address, String reader) throws Exception {
    var answer = web.perform(get(address).with(user(reader))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static int compressed(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
