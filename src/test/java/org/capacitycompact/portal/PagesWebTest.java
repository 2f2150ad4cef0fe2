package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Parties;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages and the API as people and programs use them: what is shown, refused and stored. */
@CompactTest
class PagesWebTest {

  @Autowired Wording wording;
  @Autowired Parties parties;
  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private TaskDesk desk;
  private MockMvc web;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void raise() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "=Pages of <b>supervision</b> " + UUID.randomUUID());
    task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
  }

  @Test
  void myTasksAreListedFoundByWordsAndSmall() throws Exception {
    MockHttpServletResponse page = perform("amina", get("/tasks").param("q", number.value()));

    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(text(page)).contains("Articulate the demand", number, "&lt;b&gt;supervision");
    assertThat(text(page)).doesNotContain("<b>supervision", "??");
    assertThat(text(page).length()).isLessThan(60_000);
  }

  @Test
  void anExportHoldsEveryRowAndNoFormula() throws Exception {
    String tasks = text(perform("amina", get("/tasks.csv").param("q", number.value())));
    String initiatives = text(perform("amina", get("/initiatives.csv").param("q", number.value())));

    assertThat(tasks.lines()).hasSize(2).last().asString().contains("'=Pages of");
    assertThat(initiatives.lines()).hasSize(2).last().asString().contains("'=Pages of");
  }

  @Test
  void wrongAnswersComeBackAsTypedWithWhatIsWrong() throws Exception {
    MockHttpServletResponse again =
        perform(
            "amina",
            post("/tasks/" + task)
                .with(csrf())
                .param("_submit", "1")
                .param("title", "")
                .param("noteToReaders", "Typed <i>so</i>"));

    assertThat(again.getStatus()).isEqualTo(422);
    assertThat(text(again)).contains("Typed &lt;i&gt;so", "id=\"problems\"");
    assertThat(desk.open(task, actor("amina"))).isPresent();
  }

  @Test
  void aDraftIsKeptAsTypedAndItsTaskTaken() throws Exception {
    MockHttpServletResponse saved =
        perform(
            "amina",
            post("/tasks/" + task)
                .with(csrf())
                .param("_draft", "1")
                .param("noteToReaders", "1,0 of"));

    assertThat(saved.getStatus()).isEqualTo(302);
    assertThat(text(perform("amina", get("/tasks/" + task)))).contains("1,0 of", "Draft saved");
    assertThat(desk.open(task, actor("amina")).orElseThrow().task().assignee()).isEqualTo("amina");
  }

  @ParameterizedTest
  @CsvSource({"koffi", "joseph", "paulo", "mariam"})
  void anothersTaskLooksLikeNone(String other) throws Exception {
    assertThat(perform(other, get("/tasks/" + task)).getStatus()).isEqualTo(404);
    assertThat(perform(other, post("/tasks/" + task + "/claim").with(csrf())).getStatus())
        .isEqualTo(404);
    assertThat(text(perform(other, get("/tasks/" + task))))
        .isEqualTo(text(perform(other, get("/tasks/no-such-task"))));
  }

  @Test
  void anotherCountrysInitiativeLooksLikeNoneAtEveryDoor() throws Exception {
    for (String door : new String[] {"", "/process", "/process/initiative-lifecycle.bpmn"}) {
      MockHttpServletResponse theirs = perform("koffi", get("/initiatives/" + number + door));
      MockHttpServletResponse none = perform("koffi", get("/initiatives/KE-1999-001" + door));
      assertThat(theirs.getStatus()).as(door).isEqualTo(404).isEqualTo(none.getStatus());
      assertThat(text(theirs)).isEqualTo(text(none)).doesNotContain("supervision");
    }
    assertThat(perform("koffi", get("/initiatives/" + number + "/stop")).getStatus())
        .isEqualTo(404);
    assertThat(text(perform("koffi", get("/initiatives").param("q", number.value()))))
        .doesNotContain("supervision");
    assertThat(text(perform("koffi", get("/initiatives.csv")))).doesNotContain(number);
  }

  @Test
  void whoComesAfterTheDecisionIsToldWhoDecided() throws Exception {
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    MockHttpServletResponse stale =
        perform("amina", post("/tasks/" + task).with(csrf()).param("_submit", "1"));

    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(text(stale)).contains("You submitted this task on", "recorded once");
    assertThat(perform("koffi", get("/tasks/" + task)).getStatus()).isEqualTo(404);
  }

  @Test
  void aDemandSentTwiceIsRaisedOnce() throws Exception {
    String token = UUID.randomUUID().toString();
    String first = raise(token).getHeader("Location");

    assertThat(first).startsWith("/tasks/");
    assertThat(raise(token).getHeader("Location")).isEqualTo(first);
  }

  @Test
  void theSameFormSentAgainWithOtherWordsIsToldWhatItRaised() throws Exception {
    String token = UUID.randomUUID().toString();
    raise(token);
    MockHttpServletResponse other =
        perform(
            "amina",
            post("/initiatives/new")
                .with(csrf())
                .param("_token", token)
                .param("title", "Another title")
                .param("workingLanguage", "en"));

    assertThat(other.getStatus()).isEqualTo(422);
    assertThat(text(other)).contains("This form has raised KE-", "Another title");
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefusedAndSaysSo() throws Exception {
    String key = UUID.randomUUID().toString();
    MockHttpServletResponse first = raiseByProgram(key, "First");
    MockHttpServletResponse again = raiseByProgram(key, "First");
    MockHttpServletResponse other = raiseByProgram(key, "Second");

    assertThat(first.getStatus()).isEqualTo(201);
    assertThat(again.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(other.getStatus()).isEqualTo(422);
    assertThat(text(other)).contains("\"field\":\"Idempotency-Key\"", "from another demand");
  }

  private MockHttpServletResponse raiseByProgram(String key, String title) throws Exception {
    return web.perform(
            post("/api/initiatives")
                .with(httpBasic("amina", "Compact-2026!"))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"title\": \"" + title + "\", \"workingLanguage\": \"en\"}"))
        .andReturn()
        .getResponse();
  }

  @Test
  void aSuspensionIsLookedAtAgainOnADayToComeAndTheErrorHasTheFocus() throws Exception {
    MockHttpServletResponse refused =
        perform(
            "joseph",
            post("/initiatives/" + number + "/suspend")
                .with(csrf())
                .param("suspensionReason", "Elections")
                .param("suspensionReviewDate", "2020-01-01"));

    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(text(refused))
        .contains("1 January 2020 has passed", "Elections")
        .contains("autofocus=\"autofocus\" id=\"problems\"");
  }

  @Test
  void theProcessSaysWhoActsInWordsAndInItsPictureWithoutAScript() throws Exception {
    String page = text(perform("amina", get("/initiatives/" + number + "/process")));
    String french =
        text(perform("amina", get("/initiatives/" + number + "/process").param("lang", "fr")));

    assertThat(page)
        .contains("Who acts now", "<strong>Articulate the demand</strong>", "Focal point, Kenya")
        .contains("<svg", "role=\"img\"", "data-element-id=\"UserTask_ArticulateDemand\"")
        .contains("paper zoom-start", "zoom=150#picture", "Open the picture alone");
    assertThat(french).contains("Qui agit maintenant", "Formuler la demande", "Point focal, Kenya");
    assertThat(page).doesNotContain("webjars/bpmn-js", "/camunda");
    assertThat(
            text(perform("amina", get("/initiatives/" + number + "/process").param("zoom", "200"))))
        .contains("paper zoom-200");
  }

  @Test
  void aProviderIsToldByItsNameAndNotByItsCode() {
    assertThat(
            wording.group(
                Role.PROVIDER.group() + "BRENAP", parties.organisationNames(), Locale.ENGLISH))
        .startsWith("Provider, National School of Public Administration");
  }

  @Test
  void thePictureCanBeOpenedAloneByWhoeverSeesTheInitiative() throws Exception {
    String address = "/initiatives/" + number + "/process/demand-articulation.svg";

    MockHttpServletResponse picture = perform("amina", get(address));
    assertThat(picture.getStatus()).isEqualTo(200);
    assertThat(picture.getContentType()).startsWith("image/svg+xml");
    assertThat(text(picture)).startsWith("<svg").contains("Focal point, Kenya");
    assertThat(perform("koffi", get(address)).getStatus()).isEqualTo(404);
    assertThat(perform("amina", get(address).param("run", "no-run")).getStatus()).isEqualTo(404);
  }

  /**
   * The top process calls the demand: from one picture to the other, and back by the list of runs.
   */
  @Test
  void aStepThatIsAProcessOfItsOwnLeadsToIt() throws Exception {
    String life =
        text(
            perform(
                "amina",
                get("/initiatives/" + number + "/process").param("of", "initiative-lifecycle")));

    assertThat(life).containsPattern("process\\?run=[0-9a-f-]+\">Articulate the demand");
    String run = life.replaceAll("(?s).*process\\?run=([0-9a-f-]+)\">Articulate.*", "$1");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/process").param("run", run))))
        .contains("UserTask_ArticulateDemand");
  }

  @Test
  void whoeverMayEnterCamundasPagesFindsThemAndOthersAreToldInWords() throws Exception {
    assertThat(text(perform("sofia", get("/administration")))).contains("/camunda/app/cockpit/");
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    assertThat(text(perform("sofia", get("/initiatives/" + number + "/process"))))
        .contains("/camunda/app/cockpit/default/#/process-instance/");
  }

  @Test
  void afterATaskThePageSaysWhatWasDecidedAndWhatComesNext() throws Exception {
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    String check = cast.tasks("sofia", number, "UserTask_CheckCompleteness").get(0);

    MockHttpServletResponse sent =
        perform(
            "sofia",
            post("/tasks/" + check)
                .with(csrf())
                .param("completenessDecision", "ask")
                .param("questionText", "Which budget line?")
                .param("_submit", ""));
    assertThat(sent.getStatus()).isEqualTo(302);
    String told =
        text(
            perform(
                "sofia",
                get("/initiatives/" + number)
                    .flashAttr("done", "Check that it is complete")
                    .flashAttr("doneTask", "UserTask_CheckCompleteness")));

    assertThat(told)
        .contains("Recorded: Sofia Marques asked the country: Which budget line?")
        .contains("Next: Answer the question")
        .doesNotContain("Done: Check that it is complete");
  }

  /** For a moment after a submission nobody has a task: that does not mean "nobody has to act". */
  @Test
  void whileTheSystemWorksThePageSaysSo() throws Exception {
    cast.decide("amina", number, "UserTask_ArticulateDemand");
    cast.decide("joseph", number, "UserTask_EndorseDemand");
    cast.decide("sofia", number, "UserTask_CheckCompleteness");
    cast.decide("amina", number, "UserTask_InviteProviders");
    for (String provider : List.of("paulo", "siti", "lucia", "anna")) {
      if (!cast.tasks(provider, number, "UserTask_AnswerDemand").isEmpty()) {
        cast.attempt(provider, number, "UserTask_AnswerDemand", Map.of());
      }
    }

    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .contains("The system is working on it", "Look again")
        .doesNotContain("Choose the partner");
    cast.settle();
    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .contains("Choose the partner")
        .doesNotContain("The system is working on it");
  }

  @Test
  void theOtherLanguageKeepsTheQuestion() throws Exception {
    assertThat(text(perform("amina", get(URI.create("/tasks?q=caf%C3%A9+%26&lang=en&page=2")))))
        .contains("?q=caf%C3%A9+%26", "&amp;lang=fr\"");
  }

  @Test
  void theSameDecisionTwiceAtTheSameMomentIsRecordedOnceAndBothAreTold() throws Exception {
    Map<String, Object> answers = cast.written("amina", number, "UserTask_ArticulateDemand");
    var people = Executors.newFixedThreadPool(2);
    try {
      Callable<TaskResult> once = () -> desk.decide(task, actor("amina"), answers);
      List<TaskResult> told = new ArrayList<>();
      for (Future<TaskResult> each : people.invokeAll(List.of(once, once))) {
        told.add(each.get());
      }
      assertThat(told).filteredOn(TaskResult.Done.class::isInstance).hasSize(1);
      assertThat(told)
          .filteredOn(TaskResult.Before.class::isInstance)
          .singleElement()
          .matches(before -> ((TaskResult.Before) before).own());
    } finally {
      people.shutdown();
    }
    assertThat(cast.tasks("joseph", number, "UserTask_EndorseDemand")).hasSize(1);
    MockHttpServletResponse second =
        perform("amina", post("/tasks/" + task).with(csrf()).param("_submit", "1"));
    assertThat(second.getStatus()).isEqualTo(409);
    assertThat(text(second))
        .contains("it was recorded once")
        .doesNotContain("Amina Wanjala decided");
  }

  @Test
  void onlyAFocalPointRaisesADemand() throws Exception {
    assertThat(perform("sofia", get("/initiatives/new")).getStatus()).isEqualTo(403);
    assertThat(perform("joseph", get("/initiatives/new")).getStatus()).isEqualTo(403);
  }

  @Test
  void theCountryStopsOnceWithAReasonAndTheSecondClickFindsItDone() throws Exception {
    assertThat(stop(" ").getStatus()).isEqualTo(422);
    assertThat(stop("It is enough <now>").getStatus()).isEqualTo(302);
    assertThat(stop("It is enough <now>").getStatus()).isEqualTo(302);

    assertThat(text(perform("joseph", get("/initiatives/" + number))))
        .contains("Stopped by the country", "It is enough &lt;now&gt;");
    assertThat(perform("wanjiku", get("/initiatives/" + number + "/stop")).getStatus())
        .isEqualTo(403);
  }

  @Test
  void theInitiativesPageSaysWhoMustActAndIsSmall() throws Exception {
    String page = text(perform("joseph", get("/initiatives/" + number)));

    assertThat(page).contains("Waiting for the country", "Focal point, Kenya");
    assertThat(text(perform("joseph", get("/initiatives/" + number + "/history"))))
        .contains("raised the demand");
    assertThat(page).doesNotContain("??", "/tasks/" + task);
    assertThat(page.length()).isLessThan(60_000);
  }

  @Test
  void theStepsOfTheProcessAreToldInWords() throws Exception {
    assertThat(text(perform("amina", get("/initiatives/" + number + "/process"))))
        .contains("Articulate the demand", "stroke=\"#7a4b00\"");
    assertThat(
            text(
                perform(
                    "amina", get("/initiatives/" + number + "/process/demand-articulation.bpmn"))))
        .contains("bpmn:definitions");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"title\":\"', application/json, 400",
    "'{\"title\":{}}', application/json, 400",
    "'title', text/plain, 415",
    "'{\"title\":\"\",\"workingLanguage\":\"en\"}', application/json, 422"
  })
  void theApiTellsBadInputAsProblemDetails(String body, String type, int status) throws Exception {
    MockHttpServletResponse told =
        web.perform(
                post("/api/initiatives")
                    .with(httpBasic("amina", "Compact-2026!"))
                    .contentType(MediaType.parseMediaType(type))
                    .content(body))
            .andReturn()
            .getResponse();

    assertThat(told.getStatus()).isEqualTo(status);
    // Input that is not JSON reaches no handler: its problem details come from the container's
    // error page, which is missing in this test.
    if (status != 415) {
      assertThat(told.getContentType()).startsWith("application/problem+json");
    }
  }

  @Test
  void theApiNamesTheFieldThatWasRefused() throws Exception {
    MockHttpServletResponse told =
        web.perform(
                post("/api/tasks/" + task + "/completion")
                    .with(httpBasic("amina", "Compact-2026!"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"result1Target\": 1e400, \"intruder\": 1}"))
            .andReturn()
            .getResponse();

    assertThat(told.getStatus()).isEqualTo(422);
    assertThat(text(told)).contains("\"field\":\"result1Target\"", "\"field\":\"intruder\"");
  }

  private MockHttpServletResponse raise(String token) throws Exception {
    return perform(
        "amina",
        post("/initiatives/new")
            .with(csrf())
            .param("_token", token)
            .param("title", "Sent twice")
            .param("workingLanguage", "en"));
  }

  private MockHttpServletResponse stop(String reason) throws Exception {
    return perform(
        "joseph",
        post("/initiatives/" + number + "/stop")
            .with(csrf())
            .param("stopReasonKind", "enough")
            .param("stopReason", reason));
  }

  private Actor actor(String userId) {
    return cast.actor(userId);
  }

  private MockHttpServletResponse perform(String who, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(who)).header("Accept-Language", "en"))
        .andReturn()
        .getResponse();
  }

  private static String text(MockHttpServletResponse page) throws Exception {
    return page.getContentAsString(StandardCharsets.UTF_8)
        .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
