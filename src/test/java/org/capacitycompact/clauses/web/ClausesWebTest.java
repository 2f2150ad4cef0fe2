package org.capacitycompact.clauses.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page of the clauses as readers see it. */
@CompactTest
class ClausesWebTest {

  @Autowired private WebApplicationContext context;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  void everyoneWhoIsSignedInReadsAllOfThemEachAtItsOwnPlace() throws Exception {
    for (String reader : List.of("amina", "sofia")) {
      String page = read(reader, "en", "/clauses");

      assertThat(numbers(page)).hasSize(164).startsWith("S1", "S2").endsWith("S164");
      assertThat(page)
          .contains(
              "Above all, Technical Cooperation must be untied",
              "Demand gate: result, row 1; findings, rows 1–6")
          .contains("The country stops an initiative, at any stage")
          .doesNotContain("??", "org.capacitycompact", "UserTask_");
      assertThat(page.length()).isLessThan(250_000);
    }
  }

  @Test
  void inFrenchNothingButTheQuotesIsEnglish() throws Exception {
    String page = read("amina", "fr", "/clauses");

    assertThat(page)
        .contains("Une idée du pays", "Table de décision", "Formuler la demande", "Qui a eu l’idée")
        .doesNotContain("??", "Decision table", "Not yet as", "Articulate the demand");
  }

  @Test
  void theyAreFoundByWordsThemeAndState() throws Exception {
    assertThat(numbers(read("amina", "en", "/clauses?q=s21"))).containsExactly("S21");
    assertThat(numbers(read("amina", "en", "/clauses?q=seats Constituencies")))
        .containsExactly("S118");
    assertThat(numbers(read("amina", "en", "/clauses?theme=j")))
        .containsExactly("S137", "S138", "S139", "S140", "S141");
    assertThat(numbers(read("amina", "en", "/clauses?state=OPEN")))
        .contains("S141", "S109")
        .doesNotContain("S1", "S21", "S89");
    assertThat(read("amina", "en", "/clauses?q=nothing-of-the-kind"))
        .contains("No clause answers to that");
    assertThat(numbers(read("amina", "en", "/clauses?state=nonsense"))).hasSize(164);
  }

  @Test
  void theExportHoldsWhatTheFilterLeaves() throws Exception {
    String all = read("amina", "en", "/clauses.csv");
    String exit = read("amina", "en", "/clauses.csv?theme=j&state=OPEN");

    assertThat(all.lines().filter(line -> line.matches("\uFEFF?S\\d+,.*"))).hasSize(164);
    assertThat(exit.lines()).hasSize(2).last().asString().startsWith("S141,Exit,");
  }

  @Test
  void aLinkLeadsToAPage() throws Exception {
    String page = read("amina", "en", "/clauses");
    List<String> links =
        Pattern.compile("<li><span[^>]*>[^<]*</span> <a href=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(link -> link.group(1).replace("&amp;", "&").replaceAll("[?&]clause=.*", ""))
            .distinct()
            .toList();

    assertThat(links).contains("/known-activities", "/criteria/triangular").hasSize(32);
    for (String link : links) {
      assertThat(read("sofia", "fr", link)).doesNotContain("??");
    }
  }

  @Test
  void aTableIsReadRowByRowWithTheClauseAskedForMarked() throws Exception {
    String page = read("amina", "en", "/criteria/demand-gate?clause=S21");

    assertThat(page)
        .contains("Demand gate", "Is the aid tied?", "&quot;untied&quot;", "S21")
        .contains("Findings on the demand");
    assertThat(page.split("class=\"asked\"", -1)).hasSize(6);
  }

  @Test
  void aProcessIsDrawnWithTheStepsOfTheClauseMarked() throws Exception {
    String page = read("amina", "en", "/clauses/process?of=partnership&clause=S21");

    assertThat(page)
        .contains("id=\"at-UserTask_AnswerDemand\"", "id=\"at-UserTask_ChoosePartner\"")
        .doesNotContain("id=\"at-UserTask_InviteProviders\"")
        .contains("<strong>Choose the partner</strong>");
    assertThat(read("amina", "en", "/clauses/process.bpmn?of=partnership"))
        .contains("<bpmn:process id=\"partnership\"");
  }

  @Test
  void whatIsNoModelIsNotThere() throws Exception {
    for (String path : List.of("process", "process.bpmn")) {
      for (String of : List.of("", "nothing", "../application", "*")) {
        assertThat(
                web.perform(get("/clauses/" + path).param("of", of).with(user("amina")))
                    .andReturn()
                    .getResponse()
                    .getStatus())
            .as(path + " of " + of)
            .isEqualTo(404);
      }
    }
  }

  @Test
  void whoeverIsNotSignedInIsAskedToSignIn() throws Exception {
    MockHttpServletResponse answer = web.perform(get("/clauses")).andReturn().getResponse();

    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getRedirectedUrl()).endsWith("/sign-in");
  }

  private static List<String> numbers(String page) {
    return Pattern.compile("class=\"finding clause\" id=\"(S\\d+)\"")
        .matcher(page)
        .results()
        .map((MatchResult hit) -> hit.group(1))
        .toList();
  }

  private String read(String who, String language, String path) throws Exception {
    MockHttpServletResponse page =
        web.perform(get(path).with(user(who)).header("Accept-Language", language))
            .andReturn()
            .getResponse();
    assertThat(page.getStatus()).as(path).isEqualTo(200);
    return page.getContentAsString(StandardCharsets.UTF_8);
  }
}
