package org.capacitycompact.studytour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.variable.Variables;
import org.capacitycompact.CompactTest;
import org.capacitycompact.criteria.DecisionFacts;
import org.capacitycompact.criteria.Verdict;
import org.capacitycompact.criteria.Verdicts;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A capability that nothing else names")
class StudyTourTest {

  private static final String TASK = "UserTask_PlanStudyTour";
  private static final Pattern ITS_NAME =
      Pattern.compile("study[-_]?tour", Pattern.CASE_INSENSITIVE);

  @Autowired WebApplicationContext context;
  @Autowired Cast cast;
  @Autowired Verdicts verdicts;
  @Autowired DecisionFacts facts;

  private MockMvc web;
  private InitiativeNumber number;
  private String page;

  @BeforeEach
  void raise() throws Exception {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "Learn from those who did it");
    page = "/initiatives/" + number + "/study-tour";
  }

  @Test
  @DisplayName("is begun on its page, and its task stands in the list, in both languages")
  void beginsAndLists() throws Exception {
    assertThat(read("amina", page)).contains("Study tour", "Plan a study tour");
    assertThat(read("joseph", page)).contains("Study tour").doesNotContain("Plan a study tour");
    assertThat(send("joseph", page, Map.of()).getStatus()).isEqualTo(403);

    String task = begun();

    assertThat(read("amina", "/tasks?q=" + number)).contains("Plan the study tour", task);
    assertThat(read("joseph", "/tasks?q=" + number)).doesNotContain(task);
    assertThat(read("amina", "/tasks/" + task))
        .contains("Who receives the visitors?", "How many people travel?")
        .doesNotContain("??");
    assertThat(read("amina", "/tasks/" + task + "?lang=fr"))
        .contains("Préparer le voyage d’étude", "Qui reçoit les visiteurs")
        .doesNotContain("Who receives");
    assertThat(read("amina", "/initiatives/" + number)).contains("Plan the study tour");
  }

  @Test
  @DisplayName("is judged by its decision, and the verdict says facts, clauses and what would pass")
  void isJudged() throws Exception {
    decide(begun(), "no", "20");

    Verdict said = verdicts.latest(number, "study-tour").orElseThrow();
    assertThat(said.outcome()).isEqualTo("strengthen");
    String kept = "/initiatives/" + number + "/verdicts/" + said.kept().id();
    assertThat(read("amina", kept))
        .contains(
            "Study tour",
            "Whether the hosts have agreed",
            "Plan the study tour: Have the hosts agreed?",
            "Plans of the study tour, counted",
            "Exchange among peers",
            "Ask the hosts to agree before anybody travels.",
            "Send no more people than the hosts can teach: twelve at most.")
        .doesNotContain("??");
    assertThat(read("amina", kept + "?lang=fr"))
        .contains("Projets du voyage d’étude, comptés", "Demandez l’accord des hôtes avant tout")
        .doesNotContain("??", "Ask the hosts");
    String again = cast.tasks("amina", number, TASK).get(0);
    assertThat(read("amina", "/tasks/" + again))
        .as("findings are weighed where its handler says so")
        .contains("S152", "Ask the hosts to agree before anybody travels.");
  }

  @Test
  @DisplayName("shows what came of it on its page, on the initiative's and in its history")
  void isShown() throws Exception {
    decide(begun(), "yes", "8");

    assertThat(cast.tasks("amina", number, TASK)).isEmpty();
    assertThat(read("amina", page)).contains("The criteria say:", "tag ok", "passes");
    assertThat(read("amina", page + "?lang=fr"))
        .contains("Les critères disent")
        .doesNotContain("??");
    assertThat(read("amina", "/initiatives/" + number + "/plan"))
        .contains("Hosts", "Central bank of a neighbour");
    assertThat(read("amina", "/initiatives/" + number + "/history"))
        .contains("planned the study tour");
  }

  @Test
  @DisplayName("declares its facts: one that stands within a comparison is refused as a text")
  void declaresItsFacts() {
    assertThat(facts.refused("study-tour", null, Variables.putValue("travellers", "many")))
        .containsExactly("travellers must be a whole number");
    assertThat(facts.refused("study-tour", null, Variables.putValue("travellers", -1)))
        .containsExactly("travellers must be 0 or more");
    assertThat(facts.refused("study-tour", null, Variables.putValue("travellers", 8))).isEmpty();
  }

  @Test
  @DisplayName("is closed to another country, as every initiative is")
  void isClosed() throws Exception {
    assertThat(answer("koffi", MockMvcRequestBuilders.get(page)).getStatus()).isEqualTo(404);
    assertThat(send("koffi", page, Map.of()).getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("ends with its initiative")
  void endsWithIt() throws Exception {
    begun();
    assertThat(
            send(
                    "amina",
                    "/initiatives/" + number + "/stop",
                    Map.of("stopReasonKind", "other", "stopReason", "Our own way"))
                .getStatus())
        .isEqualTo(302);
    assertThat(cast.tasks("amina", number, TASK)).isEmpty();
  }

  @Test
  @DisplayName("is named by no file that does not bear its name")
  void isNamedNowhereElse() throws IOException {
    List<Path> naming = new ArrayList<>();
    for (String folder : List.of("src", "processes", "decisions", "forms", "pom.xml")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (!ITS_NAME.matcher(file.toString()).find()
              && ITS_NAME.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()) {
            naming.add(file);
          }
        }
      }
    }
    assertThat(naming).isEmpty();
  }

  private String begun() throws Exception {
    assertThat(send("amina", page, Map.of()).getRedirectedUrl()).isEqualTo(page);
    List<String> open = cast.tasks("amina", number, TASK);
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private void decide(String task, String agreed, String travellers) throws Exception {
    assertThat(
            send(
                    "amina",
                    "/tasks/" + task,
                    Map.of(
                        "_submit",
                        "1",
                        "host",
                        "Central bank of a neighbour",
                        "hostAgreed",
                        agreed,
                        "travellers",
                        travellers))
                .getStatus())
        .isEqualTo(302);
  }

  private String read(String person, String path) throws Exception {
    MockHttpServletResponse answer = answer(person, MockMvcRequestBuilders.get(path));
    assertThat(answer.getStatus()).as(path).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse send(String person, String path, Map<String, String> answers)
      throws Exception {
    MockHttpServletRequestBuilder post = MockMvcRequestBuilders.post(path).with(csrf());
    answers.forEach(post::param);
    return answer(person, post);
  }

  private MockHttpServletResponse answer(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }
}
