package org.capacitycompact.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("On the pages of a plan")
class PlanPagesWebTest {

  private static final List<String> PAGES =
      List.of("results", "work", "budget", "partners", "people", "quality", "exit");

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private PlanRecord plan;
  @Autowired private JdbcClient database;
  private MockMvc web;
  private InitiativeNumber number;
  private String at;

  @BeforeEach
  void raised() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "Pages of a plan").number();
    at = "/initiatives/" + number + "/plan";
  }

  @Test
  @DisplayName("the country writes, others of it read and are told why, strangers find nothing")
  void roles() throws Exception {
    risk("Staff leave");
    for (String page : PAGES) {
      assertThat(text(perform(get(at + "/" + page).with(user("amina")))))
          .as(page)
          .contains("class=\"add\"", "aria-current=\"page\"")
          .doesNotContain("??");
      for (String reader : List.of("joseph", "otieno")) {
        MockHttpServletResponse read = perform(get(at + "/" + page).with(user(reader)));
        assertThat(read.getStatus()).as(reader + " " + page).isEqualTo(200);
        assertThat(text(read))
            .contains("The focal point of Kenya writes this part of the plan.")
            .doesNotContain("class=\"add\"", "?edit=", "/removal");
      }
      for (String stranger : List.of("koffi", "siti", "mariam")) {
        assertThat(perform(get(at + "/" + page).with(user(stranger))).getStatus()).isEqualTo(404);
      }
    }
    assertThat(text(perform(get(at + "/work").with(user("wanjiku")))))
        .contains("You write the rows that are yours.");
    assertThat(perform(get(at).with(user("koffi"))).getStatus()).isEqualTo(404);
    assertThat(perform(get(at + "/risks/1").with(user("koffi"))).getStatus()).isEqualTo(404);
    assertThat(perform(get(at + "/nosuch").with(user("amina"))).getStatus()).isEqualTo(404);
    assertThat(perform(get(at + "/risks/7").with(user("amina"))).getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("a row is added, changed, moved and removed as whole pages, without a script")
  void wholePages() throws Exception {
    assertThat(text(perform(get(at + "/people?add=risks").with(user("amina")))))
        .contains("name=\"mitigation\"", "action=\"" + at + "/risks\"", "id=\"add-risks\"");
    MockHttpServletResponse added = perform(risk("/risks", "Floods", "amina"));
    assertThat(added.getRedirectedUrl()).isEqualTo(at + "/people?at=risks-1#risks-1");
    perform(risk("/risks", "Drought", "amina"));

    assertThat(text(perform(get(at + "/people?edit=risks-1").with(user("amina")))))
        .contains("value=\"Floods\"", "name=\"_seen\" value=\"0\"");
    assertThat(perform(risk("/risks/1", "Floods in May", "amina").param("_seen", "0")).getStatus())
        .isEqualTo(302);
    perform(post(at + "/risks/2/place").with(user("amina")).with(csrf()).param("_way", "up"));
    assertThat(names()).containsExactly("Drought", "Floods in May");
    perform(post(at + "/risks/2/place").with(user("amina")).with(csrf()).param("_way", "up"));
    assertThat(names()).containsExactly("Drought", "Floods in May");

    MockHttpServletResponse removed =
        perform(post(at + "/risks/2/removal").with(user("amina")).with(csrf()).param("_seen", "0"));
    assertThat(removed.getRedirectedUrl()).isEqualTo(at + "/people");
    assertThat(names()).containsExactly("Floods in May");
    assertThat(text(perform(get(at + "/risks/2").with(user("amina")))))
        .contains("This row was removed.", "Drought", "removed it", "Amina");
    assertThat(text(perform(get(at + "/risks/1").with(user("joseph")))))
        .contains("<del dir=\"auto\">Floods</del>", "<ins dir=\"auto\">Floods in May</ins>");
  }

  @Test
  @DisplayName("with a script only its tbody is swapped, and a line says what was done")
  void inPlace() throws Exception {
    risk("Floods");
    String form = part(get(at + "/people?edit=risks-1"), "amina", 200);
    assertThat(form)
        .contains("<tbody id=\"risks-1\">", "hx-post=\"" + at + "/risks/1\"")
        .doesNotContain("<html", "<main");
    String saved =
        part(risk("/risks/1", "Floods in May", "amina").param("_seen", "0"), "amina", 200);
    assertThat(saved)
        .contains("id=\"risks-1\"", "Floods in May", "id=\"said\"", "Saved: Floods in May")
        .doesNotContain("<html", "<form method=\"post\" action=\"" + at + "/risks/1\"");
    String wrong = part(risk("/risks/1", "", "amina").param("_seen", "1"), "amina", 422);
    assertThat(wrong).contains("<tbody id=\"risks-1\">", "Write an answer.", "role=\"alert\"");
    assertThat(part(get(at + "/people?at=risks-1"), "amina", 200)).contains("Floods in May");
    MockHttpServletResponse list =
        perform(risk("/risks", "Drought", "amina").header("HX-Request", "true"));
    assertThat(list.getHeader("HX-Retarget")).isEqualTo("#rows");
    assertThat(text(list)).contains("id=\"rows\"", "Floods in May", "Added: Drought");
  }

  @Test
  @DisplayName("what is wrong stands above its field and in a summary that links to it")
  void errors() throws Exception {
    MockHttpServletResponse refused = perform(risk("/risks", "", "amina"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("href=\"#q-title\"", "id=\"error-title\"", "Please correct", "Pay on time");
    assertThat(plan.rows(number, Section.RISKS)).isEmpty();
  }

  @Test
  @DisplayName("two who changed the same field choose between before, mine and theirs")
  void conflict() throws Exception {
    risk("Floods");
    perform(risk("/risks/1", "Floods in May", "amina").param("_seen", "0"));
    MockHttpServletResponse both =
        perform(
            fields(
                "/risks/1",
                Map.of(
                    "title",
                    "Floods in June",
                    "likelihood",
                    "2",
                    "impact",
                    "1",
                    "_seen",
                    "0",
                    "mitigation",
                    "Pay on time"),
                "amina"));
    assertThat(both.getStatus()).isEqualTo(409);
    assertThat(text(both))
        .contains(
            "Both of you changed 1 field",
            "Before: Floods",
            ">Floods in June<",
            ">Floods in May<",
            "name=\"_theirs\" value=\"1\"",
            "Keep mine as a draft");
    assertThat(row(1).values()).containsEntry("title", "Floods in May");

    Map<String, String> sent =
        Map.of(
            "title",
            "Floods in June",
            "likelihood",
            "2",
            "impact",
            "1",
            "mitigation",
            "Pay on time",
            "_seen",
            "0",
            "_theirs",
            "1");
    MockHttpServletResponse unchosen = perform(fields("/risks/1", sent, "amina"));
    assertThat(unchosen.getStatus()).isEqualTo(422);
    assertThat(text(unchosen)).contains("Choose which of the two stands", ">Floods in June<");
    perform(fields("/risks/1", sent, "amina").param("_pick.title", "theirs"));
    assertThat(row(1).values())
        .containsEntry("title", "Floods in May")
        .containsEntry("likelihood", "2");
    perform(
        fields("/risks/1", sent, "amina")
            .param("_pick.title", "other")
            .param("_other.title", "Floods in both")
            .param("_pick.likelihood", "mine"));
    assertThat(row(1).values()).containsEntry("title", "Floods in both");
  }

  @Test
  @DisplayName("what only one changed is kept, and the other one is told")
  void merged() throws Exception {
    risk("Floods");
    perform(risk("/risks/1", "Floods in May", "amina").param("_seen", "0"));
    String saved =
        part(
            fields(
                "/risks/1",
                Map.of(
                    "title",
                    "Floods",
                    "likelihood",
                    "1",
                    "impact",
                    "3",
                    "_seen",
                    "0",
                    "mitigation",
                    "Pay on time"),
                "amina"),
            "amina",
            200);
    assertThat(saved).contains("both changes are kept", "Floods in May");
    assertThat(row(1).values())
        .containsEntry("title", "Floods in May")
        .containsEntry("impact", "3");
  }

  @Test
  @DisplayName("what was typed and not sent is kept for its writer alone, and offered again")
  void drafts() throws Exception {
    risk("Floods");
    MockHttpServletRequestBuilder typed =
        fields(
            "/risks/1",
            Map.of("title", "zqhalf", "likelihood", "", "_seen", "0", "_act", "draft"),
            "amina");
    assertThat(part(typed, "amina", 200)).contains("Draft saved at").doesNotContain("<tbody");
    assertThat(row(1).values()).containsEntry("title", "Floods");
    assertThat(text(perform(get(at + "/people").with(user("amina")))))
        .contains("You wrote this and did not send it", "?edit=risks-1#risks-1");
    assertThat(text(perform(get(at + "/people?edit=risks-1").with(user("amina")))))
        .contains("value=\"zqhalf\"", "Drop the draft");
    assertThat(text(perform(get(at + "/people").with(user("joseph")))))
        .doesNotContain("zqhalf", "did not send it");
    perform(fields("/risks/1", Map.of("_act", "forget"), "amina"));
    assertThat(text(perform(get(at + "/people?edit=risks-1").with(user("amina")))))
        .contains("value=\"Floods\"")
        .doesNotContain("zqhalf");

    perform(fields("/risks", Map.of("title", "zqnew", "_act", "draft"), "amina"));
    assertThat(text(perform(get(at + "/people?add=risks").with(user("amina")))))
        .contains("value=\"zqnew\"");
    perform(risk("/risks", "Sent", "amina"));
    assertThat(
            database
                .sql("select count(*) from plan_draft where number = ?")
                .param(number)
                .query(Integer.class)
                .single())
        .as("a draft that was sent")
        .isZero();
  }

  @Test
  @DisplayName("what is missing links to its field, and what only the design needs says so")
  void missing() throws Exception {
    String before = text(perform(get(at + "/results").with(user("amina"))));
    assertThat(before).contains("Still missing", ">A result<", "?add=results#add-results");
    Row result = added(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));
    added(
        Section.INDICATORS,
        Map.of("title", "Reviews", "measure", "NUMBER", "result", "" + result.position()));
    String after = text(perform(get(at + "/results").with(user("amina"))));
    assertThat(after)
        .doesNotContain(">A result<")
        .contains(
            ">A target that says when it is enough<",
            "?edit=indicators-1#q-enough",
            "How it is verified: Reviews",
            "for the design");
    assertThat(text(perform(get(at).with(user("amina")))))
        .contains("Results framework", "missing", "Saved by Amina");
  }

  @Test
  @DisplayName("the light track has one page and says what it asks")
  void light() throws Exception {
    database.sql("update initiative set track = 'light' where number = ?").param(number).update();
    String page = text(perform(get(at).with(user("amina"))));
    assertThat(page)
        .contains(
            "This initiative is on the light track.",
            "add-results",
            "add-budget",
            "add-refusals",
            "A condition on which the country says no")
        .doesNotContain("for the design");
    assertThat(perform(risk("/risks", "Floods", "amina")).getRedirectedUrl())
        .isEqualTo(at + "?at=risks-1#risks-1");
  }

  @Test
  @DisplayName("who may not write is refused in words, and what they wrote stays on the page")
  void denied() throws Exception {
    risk("Floods");
    MockHttpServletResponse refused =
        perform(risk("/risks/1", "zqmine", "joseph").param("_seen", "0"));
    assertThat(refused.getStatus()).isEqualTo(403);
    assertThat(text(refused))
        .contains("zqmine", "The focal point of Kenya writes this part", "<main")
        .doesNotContain("/removal");
    for (String act : List.of("/risks/1/removal", "/risks/1/place")) {
      assertThat(
              perform(
                      post(at + act)
                          .with(user("joseph"))
                          .with(csrf())
                          .param("_seen", "0")
                          .param("_way", "up"))
                  .getStatus())
          .as(act)
          .isEqualTo(403);
    }
    assertThat(perform(risk("/risks/1", "x", "koffi")).getStatus()).isEqualTo(404);
    assertThat(row(1).values()).containsEntry("title", "Floods");
  }

  @Test
  @DisplayName("a plan that was sent is read: without actions, with a line that says why")
  void closed() throws Exception {
    InitiativeNumber sent = Story.raised(cast, "KE", "A plan that was sent").articulated().number();
    String page = text(perform(get("/initiatives/" + sent + "/plan/results").with(user("amina"))));
    assertThat(page)
        .contains("The plan was sent, and is judged now")
        .doesNotContain("class=\"add\"", "?edit=", "/removal");
    assertThat(
            perform(
                    post("/initiatives/" + sent + "/plan/risks")
                        .with(user("amina"))
                        .with(csrf())
                        .param("title", "zqlate")
                        .param("likelihood", "1")
                        .param("impact", "1"))
                .getStatus())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("a row that somebody removed meanwhile can be added again with what was typed")
  void gone() throws Exception {
    Row risk = risk("Floods");
    editor.remove(number, Section.RISKS, 1, risk.revision(), cast.actor("amina"));
    MockHttpServletResponse late =
        perform(risk("/risks/1", "zqtyped", "amina").param("_seen", "0"));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(text(late))
        .contains("Somebody removed this row", "value=\"zqtyped\"", "action=\"" + at + "/risks\"");
  }

  @Test
  @DisplayName("a draft of a row that somebody removed meanwhile leaves one's new row alone")
  void draftOfGone() throws Exception {
    Row risk = risk("Floods");
    perform(fields("/risks", Map.of("title", "zqnew", "_act", "draft"), "amina"));
    editor.remove(number, Section.RISKS, 1, risk.revision(), cast.actor("amina"));
    MockHttpServletResponse late =
        perform(fields("/risks/1", Map.of("title", "zqlate", "_act", "draft"), "amina"));
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(text(late)).contains("Somebody removed this row", "value=\"zqlate\"");
    assertThat(text(perform(get(at + "/people?add=risks").with(user("amina")))))
        .contains("value=\"zqnew\"");
  }

  @Test
  @DisplayName("comments that are no numbers, or none, are nothing to answer")
  void noComment() throws Exception {
    risk("Floods");
    MockHttpServletResponse none =
        perform(
            post("/initiatives/" + number + "/comments/answers")
                .with(user("amina"))
                .with(csrf())
                .param("comment", "", "")
                .param("words", "Yes"));
    assertThat(none.getStatus()).isEqualTo(422);
  }

  @Test
  @DisplayName("one removes only what one has seen")
  void removalOfWhatChanged() throws Exception {
    risk("Floods");
    perform(risk("/risks/1", "Floods in May", "amina").param("_seen", "0"));
    MockHttpServletResponse asked =
        perform(post(at + "/risks/1/removal").with(user("amina")).with(csrf()).param("_seen", "0"));
    assertThat(asked.getStatus()).isEqualTo(409);
    assertThat(text(asked)).contains("Remove it all the same", "Floods in May");
    assertThat(plan.row(number, Section.RISKS, 1)).isPresent();
  }

  @Test
  @DisplayName("an indicator asks for the targets that it has and one more, under its result")
  void targets() throws Exception {
    Row result = added(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Reviews are held"));
    String add =
        text(
            perform(
                get(at + "/results?add=indicators&under=" + result.position())
                    .with(user("amina"))));
    assertThat(add)
        .contains("id=\"add-indicators-1\"", "target1Value", "value=\"1\" selected")
        .doesNotContain("target2Value");
  }

  @Test
  @DisplayName("every page is in French too, where one reads French")
  void french() throws Exception {
    risk("Floods");
    for (String page : List.of("", "/results?add=results", "/people?edit=risks-1", "/risks/1")) {
      assertThat(
              text(
                  perform(
                      get(at + page)
                          .with(user("amina"))
                          .locale(Locale.FRENCH)
                          .param("lang", "fr"))))
          .as(page)
          .contains("lang=\"fr\"", "Le plan")
          .doesNotContain("??");
    }
  }

  private Row risk(String title) {
    return added(
        Section.RISKS,
        Map.of("title", title, "likelihood", "1", "impact", "1", "mitigation", "Pay on time"));
  }

  private Row added(Section section, Map<String, Object> values) {
    return ((Outcome.Done) editor.add(number, section, Answers.of(values), cast.actor("amina")))
        .row();
  }

  private MockHttpServletRequestBuilder risk(String path, String title, String by) {
    return fields(
        path,
        Map.of("title", title, "likelihood", "1", "impact", "1", "mitigation", "Pay on time"),
        by);
  }

  private MockHttpServletRequestBuilder fields(String path, Map<String, String> sent, String by) {
    MockHttpServletRequestBuilder request = post(at + path).with(user(by)).with(csrf());
    sent.forEach(request::param);
    return request;
  }

  private String part(MockHttpServletRequestBuilder request, String by, int status)
      throws Exception {
    MockHttpServletResponse answer = perform(request.with(user(by)).header("HX-Request", "true"));
    assertThat(answer.getStatus()).isEqualTo(status);
    return text(answer);
  }

  private Row row(int position) {
    return plan.row(number, Section.RISKS, position).orElseThrow();
  }

  private List<String> names() {
    return plan.rows(number, Section.RISKS).stream().map(Row::name).toList();
  }

  private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
    return web.perform(request).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
