package org.capacitycompact.rulebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.capacitycompact.rulebook.replay.ReplayGround.decide;
import static org.capacitycompact.rulebook.replay.ReplayGround.draft;
import static org.capacitycompact.rulebook.replay.ReplayGround.endorsed;
import static org.capacitycompact.rulebook.replay.ReplayGround.ownedFrom;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The page of what a draft would do")
class ReplayPageTest {

  @Autowired WebApplicationContext context;
  @Autowired Cast cast;
  @Autowired Criteria criteria;
  @Autowired JdbcClient database;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "sofia", "mariam", "operator"})
  @DisplayName("is for criteria editors only, and so is its file and its button")
  void others(String person) throws Exception {
    String path = path(draft(database, "ownership", dmn -> dmn));
    assertThat(perform(person, get(path)).getStatus()).isEqualTo(403);
    assertThat(perform(person, get(path + ".csv")).getStatus()).isEqualTo(403);
    assertThat(perform(person, post(path).with(csrf())).getStatus()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "0", "x", "99999999999999999999"})
  @DisplayName("is not there for a draft that is not there")
  void unknown(String draft) throws Exception {
    String path = "/administration/criteria/drafts/" + draft + "/replay";
    assertThat(perform("daniel", get(path)).getStatus()).isEqualTo(404);
    assertThat(perform("daniel", get(path + ".csv")).getStatus()).isEqualTo(404);
    assertThat(perform("daniel", post(path).with(csrf())).getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "tries a draft at the press of its button and shows what would change, and by which row")
  void tries() throws Exception {
    InitiativeNumber number = endorsed(cast, "What would change");
    decide(criteria, number, Map.of());
    String path = path(draft(database, "ownership", ownedFrom(90)));
    assertThat(page(path)).contains("Try the draft").doesNotContain("<progress", "chart.umd");

    String done = tried(path);

    assertThat(done)
        .contains("Which row made the difference", "Row 4 of ownership", "passed, would not pass")
        .contains("owned by the country", "to be strengthened", "/webjars/chart.js/4.5.1/")
        .contains(
            "A &lt;b&gt;note&lt;/b&gt;",
            "<del><code>&gt;= 60</code></del>",
            "<code>&gt;= 90</code>")
        .doesNotContain("??", "<b>note");
    String found = list(page(path, "q", number.value()));
    assertThat(found)
        .contains("/initiatives/" + number, "owned by the country → to be strengthened");
    assertThat(list(page(path, "q", number.value(), "show", "SAME")))
        .contains("No verdict answers this");
    assertThat(list(page(path, "q", number.value(), "show", "ALL"))).contains(number);
    assertThat(list(page(path, "q", "%", "show", "ALL"))).contains("No verdict answers this");
    assertThat(list(page(path, "q", number.value(), "show", "nonsense", "page", "-1")))
        .contains(number);
  }

  @Test
  @DisplayName("gives all of it as a file, and none before it was tried")
  void file() throws Exception {
    InitiativeNumber number = endorsed(cast, "In a file");
    decide(criteria, number, Map.of());
    String path = path(draft(database, "ownership", ownedFrom(90)));
    assertThat(perform("daniel", get(path + ".csv")).getStatus()).isEqualTo(404);
    tried(path);

    String csv = text(perform("daniel", get(path + ".csv").param("q", number.value())));

    assertThat(csv.lines()).hasSize(2);
    assertThat(csv)
        .contains(
            "Outcome as decided",
            number,
            "owned by the country,to be strengthened,69,69,0,0,,\"Row 4 of ownership: S12");
  }

  @Test
  @DisplayName("tells beside a day what is wrong with it, and tries nothing")
  void days() throws Exception {
    String path = path(draft(database, "ownership", dmn -> dmn));
    MockHttpServletResponse refused =
        perform(
            "daniel", post(path).with(csrf()).param("since", "2026-02-30").param("until", "soon"));
    assertThat(refused.getStatus()).isEqualTo(400);
    assertThat(text(refused))
        .contains("id=\"since-error\"", "id=\"until-error\"", "2026-02-30", "This is no day");
    assertThat(
            text(
                perform(
                    "daniel",
                    post(path)
                        .with(csrf())
                        .param("since", "2026-02-02")
                        .param("until", "2026-02-01"))))
        .contains("This day is before the first");
    assertThat(page(path)).contains("Try the draft").doesNotContain("What it found");
  }

  @Test
  @DisplayName("does not try what the check refused, and says where to see why")
  void unsound() throws Exception {
    String path =
        path(
            draft(
                database,
                "ownership",
                dmn -> dmn,
                "[{\"kind\":\"NOT_XML\",\"place\":{\"table\":\"\",\"row\":0,\"column\":\"\",\"says\":\"\"},\"detail\":[]}]"));
    assertThat(page(path)).contains("did not pass the check").doesNotContain("Try the draft");
    assertThat(perform("daniel", post(path).with(csrf())).getStatus()).isEqualTo(400);
    assertThat(page(path)).doesNotContain("<progress", "What it found");
  }

  @Test
  @DisplayName("speaks French")
  void french() throws Exception {
    InitiativeNumber number = endorsed(cast, "En français");
    decide(criteria, number, Map.of());
    String path = path(draft(database, "ownership", ownedFrom(90)));
    tried(path);
    String page = text(perform("daniel", get(path).header("Accept-Language", "fr")));
    assertThat(page)
        .contains("Ce que ferait le projet", "passait, ne passerait pas", "Ligne 4 de ownership")
        .doesNotContain("??", "would not pass", "Would pass");
  }

  /** The page after a run has ended. */
  private String tried(String path) throws Exception {
    assertThat(perform("daniel", post(path).with(csrf())).getStatus()).isEqualTo(302);
    await().atMost(Duration.ofMinutes(2)).until(() -> page(path).contains("What it found"));
    return page(path);
  }

  private static String list(String page) {
    return page.substring(page.indexOf("id=\"verdicts\""));
  }

  private static String path(long draft) {
    return "/administration/criteria/drafts/" + draft + "/replay";
  }

  private String page(String path, String... parameters) throws Exception {
    MockHttpServletRequestBuilder asked = get(path);
    for (int i = 0; i < parameters.length; i += 2) {
      asked.param(parameters[i], parameters[i + 1]);
    }
    MockHttpServletResponse answer = perform("daniel", asked);
    assertThat(answer.getStatus()).isEqualTo(200);
    return text(answer);
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
