package org.capacitycompact.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("Finding a partner")
class ProvidersWebTest {

  private static final String INVITE = "UserTask_InviteProviders";
  private static final String ANSWER = "UserTask_AnswerDemand";
  private static final String CHOOSE = "UserTask_ChoosePartner";
  private static final String UNSEEN = "\u200b\u2060";

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Worklist worklist;
  @Autowired private TaskDesk desk;
  @Autowired private Chronicle chronicle;
  @Autowired private AskedProviders asked;
  @Autowired private ProviderAnswers answers;
  @Autowired private Candidates candidates;
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
  @DisplayName("a provider comes forward, is admitted, asked a question, and invited")
  void comingForward() throws Exception {
    InitiativeNumber number = searching("Wanted in the open");
    assertThat(status("siti", "/demands/" + number)).as("nothing is shown yet").isEqualTo(404);
    assertThat(status("amina", "/demands")).as("no page of a country").isEqualTo(404);

    assertThat(acts("amina", number, "BRIEF", "words", UNSEEN)).isEqualTo(422);
    assertThat(acts("amina", number, "BRIEF", "words", "Examiners who speak Swahili"))
        .isEqualTo(302);
    assertThat(text("siti", "/demands?country=KE")).contains("Examiners who speak Swahili");
    assertThat(text("siti", "/demands/" + number)).contains("Examiners who speak Swahili");
    assertThat(status("siti", "/initiatives/" + number)).as("not the initiative").isEqualTo(404);
    assertThat(comes("siti", number, "COME", "words", UNSEEN)).isEqualTo(422);
    assertThat(comes("siti", number, "COME", "words", "We have done this in Java")).isEqualTo(302);
    assertThat(text("siti", "/demands/" + number)).contains("We have done this in Java");
    assertThat(text("paulo", "/demands/" + number)).doesNotContain("We have done this in Java");
    assertThat(text("amina", page(number))).contains("came forward", "We have done this in Java");

    assertThat(acts("amina", number, "SHORTLIST", "organisation", "IDMICRO")).isEqualTo(302);
    assertThat(told("siti")).contains("comingForward.admitted");
    assertThat(
            acts(
                "amina",
                number,
                "ASK",
                "organisation",
                "IDMICRO",
                "organisation",
                "BRENAP",
                "words",
                "Who would come?"))
        .isEqualTo(302);
    long question =
        database
            .sql("select id from provider_question where number = ? and organisation = 'IDMICRO'")
            .param(number)
            .query(Long.class)
            .single();
    assertThat(text("siti", "/demands/" + number)).contains("Who would come?");
    String id = String.valueOf(question);
    assertThat(comes("paulo", number, "REPLY", "question", id, "words", "Not mine")).isEqualTo(404);
    assertThat(comes("siti", number, "REPLY", "question", id, "words", "Two of ours"))
        .isEqualTo(302);
    assertThat(text("amina", page(number))).contains("Two of ours", "Not answered yet");
    assertThat(text("paulo", "/demands/" + number)).doesNotContain("Two of ours");

    String task = cast.tasks("amina", number, INVITE).get(0);
    assertThat(text("amina", "/tasks/" + task)).contains("on your shortlist");
    cast.decide("amina", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO")));
    assertThat(text("siti", "/demands/" + number)).contains("is asked to answer this demand");
    assertThat(status("siti", page(number))).as("leads to its own page").isEqualTo(302);
  }

  @Test
  @DisplayName("the secretariat proposes and reminds, and invites only under a mandate")
  void mandate() throws Exception {
    InitiativeNumber number = searching("Invited in its name");
    assertThat(acts("sofia", number, "SHORTLIST", "organisation", "IDMICRO")).isEqualTo(403);
    assertThat(acts("sofia", number, "PROPOSE", "organisation", "IDMICRO", "words", UNSEEN))
        .isEqualTo(422);
    assertThat(
            acts("sofia", number, "PROPOSE", "organisation", "IDMICRO", "words", "Knows savings"))
        .isEqualTo(302);
    assertThat(text("amina", page(number))).contains("Knows savings");
    assertThat(cast.tasks("sofia", number, INVITE)).isEmpty();
    assertThat(acts("sofia", number, "INVITE", "organisation", "IDMICRO")).isEqualTo(403);
    assertThat(acts("amina", number, "INVITE", "organisation", "IDMICRO")).isEqualTo(403);

    assertThat(acts("amina", number, "MANDATE")).isEqualTo(302);
    assertThat(acts("amina", number, "END_MANDATE")).isEqualTo(302);
    assertThat(acts("sofia", number, "INVITE", "organisation", "IDMICRO")).isEqualTo(403);
    assertThat(acts("amina", number, "MANDATE", "words", "Only institutes")).isEqualTo(302);
    assertThat(text("sofia", page(number))).contains("Only institutes");
    assertThat(acts("sofia", number, "INVITE")).as("an empty invitation").isEqualTo(422);
    assertThat(acts("sofia", number, "INVITE", "organisation", "IDMICRO", "answerBy", "2020-01-01"))
        .isEqualTo(422);
    String by = LocalDate.now(ZoneId.of("Africa/Nairobi")).plusDays(9).toString();
    assertThat(
            acts(
                "sofia",
                number,
                "INVITE",
                "organisation",
                "IDMICRO",
                "organisation",
                "BRENAP",
                "answerBy",
                by))
        .isEqualTo(302);
    assertThat(asked.waitedFor(number)).containsExactly("BRENAP", "IDMICRO");
    assertThat(open(number)).containsOnly(ANSWER).hasSize(2);
    assertThat(acts("sofia", number, "REMIND")).isEqualTo(302);
    assertThat(told("siti")).contains("invitation.remind");
    cast.decide("siti", number, ANSWER);
    cast.decide("paulo", number, ANSWER);
    assertThat(open(number)).containsExactly(CHOOSE);
    assertThat(cast.tasks("sofia", number, CHOOSE)).as("it never chooses").isEmpty();
  }

  @Test
  @DisplayName("an invitation is withdrawn while its provider writes: one outcome, nothing lost")
  void withdrawn() throws Exception {
    InitiativeNumber number = searching("Withdrawn");
    cast.decide("amina", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO", "BRENAP")));
    String task = cast.tasks("siti", number, ANSWER).get(0);
    desk.saveDraft(
        task, cast.actor("siti"), Map.of("canAnswer", "yes", "offerDescription", "Half written"));

    assertThat(acts("amina", number, "WITHDRAW", "organisation", "IDMICRO")).isEqualTo(302);
    assertThat(open(number)).containsExactly(ANSWER);
    assertThat(desk.decide(task, cast.actor("siti"), Map.of("canAnswer", "yes")))
        .isInstanceOf(TaskResult.CalledOff.class);
    assertThat(text("siti", "/demands/" + number)).contains("has withdrawn its invitation");
    assertThat(acts("amina", number, "REFUSE", "organisation", "BRENAP")).isEqualTo(302);
    assertThat(open(number)).as("nobody is waited for").containsExactly(CHOOSE);
    assertThat(answers.of(number)).isEmpty();

    cast.decide(
        "amina", number, CHOOSE, Map.of("partnerDecision", "searchAgain", "chosenLead", ""));
    assertThat(cast.attempt("amina", number, INVITE, Map.of("invitedProviders", List.of("BRENAP"))))
        .as("a refused provider is not asked")
        .isInstanceOf(TaskResult.Refused.class);
    cast.decide("amina", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO")));
    String again = cast.tasks("siti", number, ANSWER).get(0);
    assertThat(desk.open(again, cast.actor("siti")).orElseThrow().values())
        .containsEntry("offerDescription", "Half written");
  }

  @Test
  @DisplayName("a tied provider is asked for an untied answer, which takes the place of the first")
  void untied() throws Exception {
    InitiativeNumber number = searching("Untied, please");
    cast.decide("amina", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO")));
    cast.decide("siti", number, ANSWER, Map.of("mustBuyFromProvider", "yes"));
    assertThat(answers.of(number).get(0).tying()).isEqualTo("tied");
    assertThat(acts("amina", number, "UNTIED", "organisation", "IDMICRO")).isEqualTo(302);
    cast.decide(
        "amina", number, CHOOSE, Map.of("partnerDecision", "searchAgain", "chosenLead", ""));
    cast.decide("amina", number, INVITE, Map.of("invitedProviders", List.of("IDMICRO")));
    String task = cast.tasks("siti", number, ANSWER).get(0);
    assertThat(text("siti", "/tasks/" + task)).contains("An untied answer");
    cast.decide("siti", number, ANSWER);
    assertThat(answers.of(number))
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.tying()).isEqualTo("untied");
              assertThat(answer.costToCountryUsd()).isNotNull();
              assertThat(answer.assistanceForms()).containsExactly("technical", "financial");
            });
  }

  @Test
  @DisplayName("the history names no provider that was only considered")
  void historyNamesNobody() throws Exception {
    InitiativeNumber number = searching("Quietly considered");
    acts("amina", number, "SHORTLIST", "organisation", "IDMICRO");
    acts("amina", number, "REFUSE", "organisation", "BRENAP", "words", "Too far away");
    acts("amina", number, "RECONSIDER", "organisation", "BRENAP");
    assertThat(chronicle.of(number))
        .filteredOn(entry -> entry.kind().startsWith("provider."))
        .hasSize(3)
        .allMatch(entry -> entry.detail().isEmpty());
    assertThat(candidates.standing(number)).containsOnlyKeys("IDMICRO");
  }

  private InitiativeNumber searching(String title) {
    return Story.raised(cast, "KE", title).throughDemand().number();
  }

  private static String page(InitiativeNumber number) {
    return "/initiatives/" + number + "/providers";
  }

  private int acts(String user, InitiativeNumber number, String act, String... fields)
      throws Exception {
    return sends(user, page(number), act, fields);
  }

  private int comes(String user, InitiativeNumber number, String act, String... fields)
      throws Exception {
    return sends(user, "/demands/" + number, act, fields);
  }

  private int sends(String user, String address, String act, String... fields) throws Exception {
    var request = post(address).with(user(user)).with(csrf()).param("act", act);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return web.perform(request).andReturn().getResponse().getStatus();
  }

  private List<String> told(String user) {
    return database
        .sql(
            "select kind from outbox where :who::text[] && audiences union select kind from notice"
                + " where user_id = :user")
        .param("who", cast.actor(user).audiences().toArray(String[]::new))
        .param("user", user)
        .query(String.class)
        .list();
  }

  private List<String> open(InitiativeNumber number) {
    return worklist.waitingOn(number).stream().map(WorkItem::task).toList();
  }

  private int status(String user, String address) throws Exception {
    return web.perform(get(address).with(user(user))).andReturn().getResponse().getStatus();
  }

  private String text(String user, String address) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(address).with(user(user))).andReturn().getResponse();
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
