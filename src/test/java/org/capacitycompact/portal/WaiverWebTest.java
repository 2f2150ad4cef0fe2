package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.waiver.Questions;
import org.capacitycompact.question.FailedGates;
import org.capacitycompact.sample.Cast;
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
  @Autowired private JdbcClient database;

  private MockMvc web;
  private String number;

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
    assertThat(text(perform(person, get("/initiatives/" + number))))
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
    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .doesNotContain("waivers/new")
        .contains("asked the steering group to waive the gate S76");
    assertThat(ask("joseph", "S76", 90).getStatus()).isEqualTo(422);
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
            .param("waiverUntil", LocalDate.now().plusDays(days).toString()));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
