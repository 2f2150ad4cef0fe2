package org.capacitycompact.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.database.RowScope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A provider's readiness")
class ReadinessPagesTest {

  private static final String ASSESS = "/readiness/assess";
  private static final String LEVEL = "/providers/DECOOP/readiness";

  @Autowired private WebApplicationContext context;
  @Autowired private JdbcClient database;
  @Autowired private People people;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName("is assessed by itself; everybody reads the level, few what was answered")
  void assessed() throws Exception {
    assertThat(perform("anna", assessment("partly", "An audit of 2026 says so")).getStatus())
        .isEqualTo(302);
    for (String reader : List.of("anna", "sofia")) {
      assertThat(text(perform(reader, get(LEVEL))))
          .contains("ready in part", "good until", "An audit of 2026 says so")
          .doesNotContain("??");
    }
    for (String reader : List.of("amina", "siti", "mariam", "operator")) {
      assertThat(text(perform(reader, get(LEVEL))))
          .contains("ready in part", "good until")
          .doesNotContain("An audit of 2026 says so", ASSESS, "??");
    }
    assertThat(text(perform("anna", get(ASSESS)))).contains("internalSystems").doesNotContain("??");
    assertThat(text(perform("anna", get("/")))).contains(LEVEL, "/readiness\"");
    assertThat(text(perform("sofia", get("/readiness"))))
        .contains(LEVEL, "ready in part")
        .doesNotContain("??");
    assertThat(text(perform("anna", get("/readiness").param("lang", "fr"))))
        .contains("prêt en partie", "Évaluer à nouveau")
        .doesNotContain("??");
    MockHttpServletResponse answered = perform("amina", get("/api" + LEVEL));
    assertThat(answered.getContentAsString()).contains("\"level\":\"partly\"", "goodUntil");
  }

  @Test
  @DisplayName("is replaced by a newer one, and one holds")
  void replaced() throws Exception {
    perform("anna", assessment("ready", "The first"));
    perform("anna", assessment("notReady", "The second"));
    assertThat(text(perform("anna", get(LEVEL))))
        .contains("not ready", "The second", "Earlier assessments");
    assertThat(
            database
                .sql(
                    "select count(*) from readiness_assessment"
                        + " where organisation = 'DECOOP' and replaced_at is null")
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "sofia", "mariam", "operator"})
  @DisplayName("is assessed by nobody else")
  void notByOthers(String person) throws Exception {
    assertThat(perform(person, get(ASSESS)).getStatus()).isEqualTo(403);
    assertThat(perform(person, assessment("ready", "Mine")).getStatus()).isEqualTo(403);
  }

  @Test
  @DisplayName("is refused at the field, with nothing lost, where something is missing or unseen")
  void refused() throws Exception {
    MockHttpServletResponse unseen = perform("anna", assessment("ready", "\u200b\u2060"));
    assertThat(unseen.getStatus()).isEqualTo(422);
    assertThat(text(unseen)).contains("id=\"internalSystemsEvidence-error\"").doesNotContain("??");
    MockHttpServletResponse unknown = perform("anna", assessment("excellent", "Kept as typed"));
    assertThat(unknown.getStatus()).isEqualTo(422);
    assertThat(text(unknown)).contains("id=\"internalSystems-error\"", "Kept as typed");
    assertThat(perform("anna", assessment("ready", "x".repeat(1001))).getStatus()).isEqualTo(422);
    assertThat(
            perform("anna", assessment("ready", "").param("existing", "A review, 2025"))
                .getStatus())
        .isEqualTo(302);
  }

  @Test
  @DisplayName("is not there for who is no provider")
  void unknown() throws Exception {
    assertThat(perform("amina", get("/providers/NOSUCH/readiness")).getStatus()).isEqualTo(404);
    assertThat(perform("amina", get("/readiness")).getStatus()).isEqualTo(403);
  }

  @Test
  @DisplayName("is guarded by the database: its answers, its order, its history")
  void guarded() throws Exception {
    perform("anna", assessment("ready", "Guarded"));
    assertThat(rows("anna")).isPositive();
    assertThat(rows("sofia")).isPositive();
    assertThat(rows("siti")).isZero();
    assertThat(rows("amina")).isZero();
    assertThatThrownBy(
            () -> database.sql("update readiness_answer set level = 'ready'").update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> database.sql("delete from readiness_assessment").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private int rows(String person) {
    return RowScope.within(
        RowScope.of(people.actor(person).orElseThrow().audiences()),
        () ->
            database
                .sql(
                    "select count(*) from readiness_answer a join readiness_assessment r"
                        + " on r.id = a.assessment where r.organisation = 'DECOOP'")
                .query(Integer.class)
                .single());
  }

  /** One that is ready in every respect but perhaps its systems. */
  private static MockHttpServletRequestBuilder assessment(String systems, String evidence) {
    MockHttpServletRequestBuilder sent = post(ASSESS).with(csrf());
    for (Dimension each : Dimension.values()) {
      sent.param(each.fact(), each == Dimension.INTERNAL_SYSTEMS ? systems : "ready");
      sent.param(each.fact() + "Evidence", evidence);
    }
    return sent;
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder asked)
      throws Exception {
    return web.perform(asked.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
