package org.capacitycompact.criteria.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("The pages and the interface of verdicts")
class VerdictPagesTest {

  @Autowired WebApplicationContext context;
  @Autowired Cast cast;
  @Autowired Verdicts verdicts;
  @Autowired JdbcClient database;
  @Autowired ObjectMapper json;

  private MockMvc web;
  private String list;
  private Verdict first;
  private Verdict second;

  @BeforeAll
  void judgeOwnershipTwice() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    Story story = Story.raised(cast, "KE", "Judged <b>twice</b>").throughDemand();
    story.throughPartnership().throughAppraisal().throughApproval();
    list = "/initiatives/" + story.number() + "/verdicts";
    second = verdicts.latest(story.number(), "ownership").orElseThrow();
    first = verdicts.before(second).orElseThrow();
  }

  @Test
  @DisplayName("list all verdicts, or those of one decision, and link to each")
  void listsVerdicts() throws Exception {
    String all = page("amina", list);
    assertThat(all).contains("Demand gate", "Quality of the design", link(first), link(second));
    assertThat(all).contains("Judged &lt;b&gt;twice").doesNotContain("??");
    String some = page("amina", list + "?decision=demand-gate");
    assertThat(some).doesNotContain(link(first), link(second));
    assertThat(page("amina", list + "?decision=nonsense")).contains(link(first), link(second));
    assertThat(page("amina", list + "?page=77")).contains("There is no verdict on this page");
  }

  @Test
  @DisplayName("export what the list shows, in full")
  void exportsVerdicts() throws Exception {
    InitiativeNumber number = first.number();
    assertThat(page("amina", list + ".csv").lines())
        .hasSize(verdicts.lines(number, "", 0, 1000).size() + 1);
    assertThat(page("amina", list + ".csv?decision=ownership").lines()).hasSize(3);
  }

  @Test
  @DisplayName("show each fact with where it came from, in words")
  void showsOrigins() throws Exception {
    assertThat(page("amina", link(second)))
        .contains(
            "Whose idea it was",
            "Articulate the demand: Who had the idea",
            "Amina Wanjala",
            "Local share, table version 1",
            "Kenya, facts of ",
            "Results planned, counted",
            "No waiver in force",
            "href=\"/criteria/ownership/1\"")
        .doesNotContain("??", "verdict.");
    assertThat(page("amina", link(second) + "?lang=fr"))
        .contains("De qui vient l’idée", "Formuler la demande")
        .doesNotContain("??", "verdict.fact");
  }

  @Test
  @DisplayName("link the verdict that another one rests on")
  void linksVerdicts() throws Exception {
    Verdict route = verdicts.latest(first.number(), "approval-route").orElseThrow();
    assertThat(page("amina", link(route))).contains(link(second));
  }

  @Test
  @DisplayName("show what changed since the one before, from either side the same way round")
  void showsWhatChanged() throws Exception {
    assertThat(page("amina", link(second)))
        .contains("Since the verdict of", "Who answers to whom", "not known", "S7");
    assertThat(page("amina", link(first)))
        .contains("It is the first verdict of this decision")
        .doesNotContain("Since the verdict of");
    assertThat(page("amina", link(first) + "?with=" + second.kept().id()))
        .contains("From this one to the verdict of", "Who answers to whom");
    Verdict gate = verdicts.latest(first.number(), "demand-gate").orElseThrow();
    assertThat(page("amina", link(second) + "?with=" + gate.kept().id()))
        .doesNotContain("Since the verdict of");
  }

  @Test
  @DisplayName("compute it again when asked, and only then")
  void computesAgain() throws Exception {
    assertThat(page("amina", link(second))).doesNotContain("The result is the same");
    assertThat(page("amina", link(second) + "?again=true")).contains("The result is the same");
    assertThat(page("amina", link(gone()) + "?again=true")).contains("not known here any more");
  }

  @Test
  @DisplayName("show a verdict from before origins were recorded, and say so")
  void showsOldVerdicts() throws Exception {
    assertThat(page("amina", link(gone()))).contains("Where it came from was not recorded yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/999999999", "/x", "/-1", "/0", "/99999999999999999999"})
  @DisplayName("are not there for another country, nor for what is no verdict")
  void nothingThere(String verdict) throws Exception {
    assertThat(get("koffi", list + verdict).getStatus()).isEqualTo(404);
    assertThat(get("koffi", "/api" + list + verdict).getStatus()).isEqualTo(404);
    if (!verdict.isEmpty()) {
      assertThat(get("amina", list + verdict).getStatus()).isEqualTo(404);
      assertThat(get("amina", "/api" + list + verdict).getStatus()).isEqualTo(404);
      assertThat(get("amina", "/api" + list + verdict + "/recomputation").getStatus())
          .isEqualTo(404);
    }
  }

  @Test
  @DisplayName("tell programs the verdict, its origins and what changed")
  void tellsPrograms() throws Exception {
    JsonNode told = json.readTree(page("amina", "/api" + link(second)));
    assertThat(told.path("id").asLong()).isEqualTo(second.kept().id());
    assertThat(told.path("deploymentId").asText()).isNotBlank();
    assertThat(told.at("/origins/ideaSource/kind").asText()).isEqualTo("FIELD");
    assertThat(told.at("/origins/ideaSource/by").asText()).isEqualTo("amina");
    assertThat(told.at("/origins/minimumLocalPercent/kind").asText()).isEqualTo("DECISION");
    assertThat(told.at("/words/S1/quote").asText()).isNotBlank();
    assertThat(told.path("before").asLong()).isEqualTo(first.kept().id());
    assertThat(told.at("/changed/facts")).isNotEmpty();
    JsonNode all = json.readTree(page("amina", "/api" + list));
    assertThat(all)
        .anySatisfy(
            each -> {
              assertThat(each.path("id").asLong()).isEqualTo(second.kept().id());
              assertThat(each.at("/origins/ideaSource/kind").asText()).isEqualTo("FIELD");
            });
  }

  @Test
  @DisplayName("tell programs whether the same comes out again")
  void recomputesForPrograms() throws Exception {
    JsonNode again = json.readTree(page("amina", "/api" + link(second) + "/recomputation"));
    assertThat(again.path("possible").asBoolean()).isTrue();
    assertThat(again.path("same").asBoolean()).isTrue();
    assertThat(again.path("score").asInt()).isEqualTo(second.score());
    JsonNode gone = json.readTree(page("amina", "/api" + link(gone()) + "/recomputation"));
    assertThat(gone.path("possible").asBoolean(true)).isFalse();
  }

  @Test
  @DisplayName("are reached from the initiative")
  void areReachedFromTheInitiative() throws Exception {
    assertThat(page("amina", "/initiatives/" + first.number())).contains("href=\"" + list + "\"");
    assertThat(page("amina", list)).contains("href=\"" + link(second) + "\"");
  }

  /** Stored by an earlier release, from a table that is unknown here. */
  private Verdict gone() {
    long id =
        database
            .sql(
                """
                insert into verdict (number, decision, version, definition_id, step, outcome,
                  outputs, facts, decided_at)
                values (?, 'exit-readiness', 1, 'gone', 'DecisionTask_DecideExitReadiness', 'extend',
                  '{"verdict": "extend"}', '{"extensionsUsed": 0}', now()) returning id
                """)
            .param(first.number())
            .query(Long.class)
            .single();
    return verdicts.one(first.number(), id).orElseThrow();
  }

  private String link(Verdict verdict) {
    return list + "/" + verdict.kept().id();
  }

  private String page(String who, String address) throws Exception {
    MockHttpServletResponse answer = get(who, address);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse get(String who, String address) throws Exception {
    return web.perform(
            MockMvcRequestBuilders.get(address).with(user(who)).header("Accept-Language", "en"))
        .andReturn()
        .getResponse();
  }
}
