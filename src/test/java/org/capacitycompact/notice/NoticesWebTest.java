package org.capacitycompact.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Mailboxes;
import org.capacitycompact.party.People;
import org.capacitycompact.sample.Cast;
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
@DisplayName("The page of what is new")
class NoticesWebTest {

  private static final String ARTICULATE = "UserTask_ArticulateDemand";
  private static final String ENDORSE = "UserTask_EndorseDemand";

  @Autowired Cast cast;
  @Autowired Distribution distribution;
  @Autowired NoticeChoices choices;
  @Autowired People people;
  @Autowired Mailboxes mailboxes;
  @Autowired JdbcClient database;
  @Autowired WebApplicationContext context;

  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @Test
  @DisplayName(
      "shows a return with its reason, in its reader's language, and counts it at the bell")
  void shows() throws Exception {
    InitiativeNumber number = returned("Nommez les <b>districts</b>");
    String page = text("amina", "/notices?which=NEW&number=" + number);
    assertThat(page)
        .contains("Nommez les &lt;b&gt;districts&lt;/b&gt;")
        .contains("Joseph")
        .contains(number.value())
        .contains("<span class=\"tag warn\">new</span>")
        .doesNotContain("??");
    assertThat(text("amina", "/notices?lang=fr&number=" + number))
        .contains("Du nouveau")
        .contains("a renvoyé la demande");
    assertThat(text("koffi", "/notices?number=" + number)).doesNotContain("districts");
  }

  @Test
  @DisplayName("leads to what it is about, and has it seen from then on")
  void leads() throws Exception {
    InitiativeNumber number = returned("Once more");
    String id =
        database
            .sql("select id from notice where user_id = 'amina' and number = ? and task is null")
            .param(number)
            .query(String.class)
            .single();
    assertThat(did("joseph", get("/notices/" + id)).getStatus()).as("another's").isEqualTo(404);
    assertThat(did("amina", get("/notices/" + id)).getRedirectedUrl())
        .isEqualTo("/initiatives/" + number);
    assertThat(seen(id)).isTrue();
    assertThat(did("amina", get("/notices/nothing")).getStatus()).isIn(400, 404);
  }

  @Test
  @DisplayName("marks as seen what was on it, and not what came since")
  void seesAll() throws Exception {
    InitiativeNumber number = returned("Before");
    database
        .sql("update notice set at = now() + interval '1 hour' where number = ? and task is null")
        .param(number)
        .update();
    assertThat(
            did("amina", post("/notices/seen").param("until", Instant.now().toString()))
                .getStatus())
        .isEqualTo(302);
    assertThat(
            database
                .sql(
                    "select count(*) from notice where user_id = 'amina' and number = ? and seen_at is null")
                .param(number)
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  @DisplayName("keeps how one wants to be told; what is not asked for stays")
  void chooses() throws Exception {
    assertThat(choices.of(cast.actor("lucia"))).containsEntry(Topic.MONEY, Topic.Way.DAILY);
    did(
        "lucia",
        post("/notices/choices")
            .param("MONEY", "HERE")
            .param("TASK", "nonsense")
            .param("hour", "21")
            .param("language", "fr"));
    assertThat(mailboxes.of("lucia").orElseThrow().language()).isEqualTo(Locale.FRENCH);
    assertThat(choices.of(cast.actor("lucia")))
        .containsEntry(Topic.MONEY, Topic.Way.HERE)
        .containsEntry(Topic.TASK, Topic.Way.AT_ONCE);
    assertThat(choices.hourOf("lucia")).isEqualTo(21);
    did(
        "lucia",
        post("/notices/choices")
            .param("MONEY", "DAILY")
            .param("hour", "99")
            .param("language", "xx"));
    assertThat(choices.of(cast.actor("lucia"))).containsEntry(Topic.MONEY, Topic.Way.DAILY);
    assertThat(choices.hourOf("lucia")).isEqualTo(21);
    assertThat(mailboxes.of("lucia").orElseThrow().language()).isEqualTo(Locale.FRENCH);
    people.setLanguage("lucia", "en");
  }

  private String text(String person, String address) throws Exception {
    return did(person, get(address)).getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse did(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person)).with(csrf())).andReturn().getResponse();
  }

  private boolean seen(String id) {
    return database
        .sql("select seen_at is not null from notice where id = cast(? as uuid)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  private InitiativeNumber returned(String reason) {
    InitiativeNumber number = cast.raise("amina", "What is new");
    cast.decide("amina", number, ARTICULATE);
    cast.decide(
        "joseph",
        number,
        ENDORSE,
        Map.of("endorsementDecision", "return", "endorsementReason", reason));
    distribution.run();
    return number;
  }
}
