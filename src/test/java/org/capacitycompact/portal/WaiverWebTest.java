package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.steering.question.FailedGates;
import org.capacitycompact.steering.question.Questions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The page that asks for a waiver")
class WaiverWebTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Questions questions;
  @Autowired private Initiatives initiatives;
  @Autowired private Clock clock;
  @Autowired private JdbcClient database;

  private MockMvc web;
  private InitiativeNumber number;

  @BeforeEach
  void gateFailed() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = new FailedGates(cast, database).initiative("S76", "S21");
  }

  @ParameterizedTest
  @CsvSource({"amina", "joseph", "sofia"})
  @DisplayName("is for the focal point, the national authority and the secretariat")
  void whoMayAsk(String person) throws Exception {
    assertThat(text(perform(person, get("/initiatives/" + number + "/verdicts"))))
        .contains("/initiatives/" + number + "/waivers/new?clause=S76")
        .doesNotContain("clause=S21");
    assertThat(text(perform(person, get(door() + "?clause=S76"))))
        .contains("value=\"S76\"")
        .doesNotContain("value=\"S21\"", "??");

    assertThat(ask(person, "S76", 90).getRedirectedUrl()).isEqualTo("/initiatives/" + number);
    assertThat(questions.of(number))
        .singleElement()
        .matches(asked -> asked.askedBy().equals(person));
  }

  @ParameterizedTest
  @CsvSource({
    "wanjiku, 403",
    "otieno, 403",
    "koffi, 404",
    "paulo, 404",
    "mariam, 404",
    "rosa, 404"
  })
  @DisplayName("is nobody else’s: not the provider’s, not another country’s")
  void whoMayNot(String person, int status) throws Exception {
    assertThat(perform(person, get(door())).getStatus()).isEqualTo(status);
    assertThat(ask(person, "S76", 90).getStatus()).isEqualTo(status);
    assertThat(questions.of(number)).isEmpty();
  }

  @Test
  @DisplayName("is not a provider’s even where the initiative is open to it")
  void notTheProvidersWhoIsInvolved() throws Exception {
    database
        .sql("insert into initiative_audience values (?, 'group:providerBRENAP')")
        .param(number)
        .update();

    assertThat(perform("paulo", get("/initiatives/" + number)).getStatus()).isEqualTo(200);
    assertThat(text(perform("paulo", get("/initiatives/" + number)))).doesNotContain("waivers/new");
    assertThat(ask("paulo", "S76", 90).getStatus()).isEqualTo(403);
    assertThat(questions.of(number)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "S21, 90, waivedClause",
    "S1, 90, waivedClause",
    "S76, -1, waiverUntil",
    "S76, 400, waiverUntil"
  })
  @DisplayName("refuses beside its field what cannot be waived, or not for so long")
  void refusals(String clause, int days, String field) throws Exception {
    MockHttpServletResponse again = ask("amina", clause, days);

    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(text(again)).contains("id=\"problems\"", "href=\"#q-" + field).doesNotContain("??");
    assertThat(questions.of(number)).isEmpty();
  }

  @Test
  @DisplayName("has nothing to ask for once every failed gate is asked")
  void nothingLeft() throws Exception {
    ask("amina", "S76", 90);

    assertThat(perform("amina", get(door())).getStatus()).isEqualTo(409);
    assertThat(text(perform("amina", get("/initiatives/" + number)))).doesNotContain("waivers/new");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/history"))))
        .contains("asked the steering group to waive the gate S76");
    assertThat(ask("joseph", "S76", 90).getStatus()).isEqualTo(422);
  }

  @Test
  @DisplayName("leads to a register that its reader searches, filters and takes along in full")
  void register() throws Exception {
    ask("amina", "S76", 90);
    for (String address : List.of("/waivers?q=" + number, "/waivers?q=S76&state=ASKED")) {
      assertThat(text(perform("amina", get(address))))
          .contains("/initiatives/" + number, "Nothing was tried before", "asked by Amina Wanjala")
          .doesNotContain("??");
    }
    assertThat(text(perform("amina", get("/waivers?q=" + number + "&state=IN_FORCE"))))
        .doesNotContain("/initiatives/" + number)
        .contains("No waiver fits these filters");
    String file = text(perform("amina", get("/waivers.csv?q=" + number)));
    assertThat(file.lines()).hasSize(2);
    assertThat(file).contains(number, "S76", "Nothing was tried before", "Amina Wanjala", "asked");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/steering"))))
        .contains("S76", "Nothing was tried before");
  }

  @ParameterizedTest
  @CsvSource({"koffi", "paulo", "rosa"})
  @DisplayName("leads to a register that tells nobody of an initiative that is closed to them")
  void registerOfOthers(String person) throws Exception {
    ask("amina", "S76", 90);

    assertThat(text(perform(person, get("/waivers")))).doesNotContain(number);
    assertThat(text(perform(person, get("/waivers.csv")))).doesNotContain(number);
    assertThat(text(perform(person, get("/waivers?q=" + number))))
        .doesNotContain("/initiatives/KE");
  }

  @ParameterizedTest
  @CsvSource({
    "granted, 0, in force",
    "granted, -1, expired",
    "refused, 30, refused",
    "withdrawn, 30, withdrawn"
  })
  @DisplayName("leads to a register that says how each waiver stands today")
  void states(String outcome, int days, String state) throws Exception {
    answered(outcome, days);

    assertThat(text(perform("amina", get("/waivers.csv?q=" + number)))).contains("," + state + ",");
  }

  @Test
  @DisplayName("leads to a register in which a waiver ends with its initiative")
  void over() throws Exception {
    answered("granted", 30);
    initiatives.stop(number, cast.actor("amina"), "prioritiesChanged", "Other priorities");

    assertThat(text(perform("amina", get("/waivers.csv?q=" + number))))
        .contains("ended with its initiative");
  }

  @Test
  @DisplayName("has one beside it that asks for newer criteria, for the same people")
  void newerCriteria() throws Exception {
    database
        .sql(
            """
            insert into verdict (number, decision, version, definition_id, step, outcome, outputs,
              facts, decided_at) values (?, 'track', 0, 'test', 'before', 'full', '{}', '{}', now())
            """)
        .param(number)
        .update();
    String door = "/initiatives/" + number + "/newer-criteria";
    assertThat(text(perform("amina", get("/initiatives/" + number + "/steering"))))
        .contains(door, "/criteria/track/compare?from=");
    assertThat(text(perform("amina", get(door)))).contains("value=\"track\"").doesNotContain("??");
    assertThat(perform("wanjiku", get(door)).getStatus()).isEqualTo(403);
    assertThat(text(perform("wanjiku", get("/initiatives/" + number + "/steering"))))
        .doesNotContain(door);
    assertThat(perform("koffi", get(door)).getStatus()).isEqualTo(404);
    MockHttpServletRequestBuilder ask =
        post(door).with(csrf()).param("newerDecision", "track").param("newerReason", "Fairer");

    assertThat(perform("wanjiku", ask).getStatus()).isEqualTo(403);
    assertThat(perform("amina", ask).getRedirectedUrl()).isEqualTo("/initiatives/" + number);
    assertThat(perform("amina", ask).getStatus()).isEqualTo(422);
    assertThat(perform("amina", get(door)).getStatus()).isEqualTo(409);
    assertThat(questions.of(number)).hasSize(1);
    assertThat(text(perform("amina", get("/initiatives/" + number + "/steering"))))
        .contains("Being asked", "version")
        .doesNotContain("??");
  }

  private void answered(String outcome, int days) {
    database
        .sql(
            """
            insert into steering_question (number, kind, clause, reason, waived_until, asked_by,
              asked_at, asked_on, outcome, concluded_at)
            values (?, 'waiver', 'S76', 'because', ?, 'amina', now(), ?, ?, now())
            """)
        .params(number, today().plusDays(days), today().plusDays(days - 10), outcome)
        .update();
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(ZoneId.of("Africa/Nairobi")));
  }

  private String door() {
    return "/initiatives/" + number + "/waivers/new";
  }

  private MockHttpServletResponse ask(String person, String clause, int days) throws Exception {
    return perform(
        person,
        post(door())
            .with(csrf())
            .param("waivedClause", clause)
            .param("waiverReason", "Nothing was tried before")
            .param("waiverUntil", today().plusDays(days).toString()));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
