package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.initiative.InitiativeNumber;
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
@DisplayName("The page of comments")
class CommentsWebTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private Comments comments;
  @Autowired private JdbcClient database;

  private MockMvc web;
  private InitiativeNumber number;

  @BeforeEach
  void raised() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "Talked about on pages").articulated().endorsed().number();
  }

  @Test
  @DisplayName("offers each reader those to whom they may open a comment, and says it beside each")
  void openness() throws Exception {
    assertThat(text(read("otieno", "")))
        .contains("value=\"EVERYBODY\"", "value=\"PARTNERS\"", "value=\"COUNTRY\"")
        .doesNotContain("nternal note", "??");
    assertThat(text(read("sofia", "")))
        .contains("Internal notes of the secretariat")
        .doesNotContain("??");
    assertThat(say("otieno", "INITIATIVE", "", "COUNTRY", "Among us").getStatus()).isEqualTo(302);
    assertThat(text(read("amina", ""))).contains("Among us", "Kenya alone; never opened wider");
    assertThat(text(read("amina", "?lang=fr")))
        .contains("jamais ouvert à d’autres")
        .doesNotContain("??");
    assertThat(text(read("sofia", ""))).doesNotContain("Among us");
    assertThat(say("sofia", "INITIATIVE", "", "COUNTRY", "x").getStatus()).isEqualTo(403);
    assertThat(say("otieno", "INITIATIVE", "", "SECRETARIAT", "x").getStatus()).isEqualTo(403);
    assertThat(say("koffi", "INITIATIVE", "", "EVERYBODY", "x").getStatus()).isEqualTo(404);
  }

  @Test
  @DisplayName("refuses what cannot be said, naming the field, with what was typed")
  void refused() throws Exception {
    MockHttpServletResponse empty = say("otieno", "INITIATIVE", "", "COUNTRY", "\u200b");
    assertThat(empty.getStatus()).isEqualTo(422);
    assertThat(text(empty)).contains("#words-initiative-", "Write some words");
    MockHttpServletResponse longer =
        say("otieno", "INITIATIVE", "", "COUNTRY", "zqtyped " + "x".repeat(4001));
    assertThat(longer.getStatus()).isEqualTo(422);
    assertThat(text(longer)).contains("zqtyped", "4,000");
    assertThat(text(say("otieno", "INITIATIVE", "", "WORLD", "x"))).contains("#openTo-initiative-");
    MockHttpServletResponse asks =
        perform(
            "otieno",
            post(page())
                .with(csrf())
                .param("openTo", "COUNTRY")
                .param("asked", "SECRETARIAT")
                .param("words", "x"));
    assertThat(asks.getStatus()).isEqualTo(422);
    assertThat(text(asks)).contains("#asked-initiative-");
    for (String absent :
        List.of("ROW&of=risks-77", "DOCUMENT&of=no", "SUBMISSION&of=no", "SECTION&of=nosuch")) {
      String[] thing = absent.split("&of=");
      assertThat(say("otieno", thing[0], thing[1], "EVERYBODY", "x").getStatus())
          .as(absent)
          .isEqualTo(404);
      assertThat(read("otieno", "?about=" + absent).getStatus()).as(absent).isEqualTo(404);
    }
    assertThat(comments.find(Search.all(number), cast.actor("otieno"))).isEmpty();
  }

  @Test
  @DisplayName("has what was said about a submission, which links to it")
  void submission() throws Exception {
    String task =
        database
            .sql(
                "select task_id from task_decision where number = ? and task = 'UserTask_ArticulateDemand'")
            .param(number)
            .query(String.class)
            .single();
    String submission = "/initiatives/" + number + "/submissions/" + task;
    assertThat(text(perform("amina", get(submission)))).contains("of=" + task);
    assertThat(say("otieno", "SUBMISSION", task, "EVERYBODY", "Well written").getRedirectedUrl())
        .startsWith(page() + "?about=SUBMISSION&of=" + task + "#comment-");
    assertThat(text(perform("amina", get(submission)))).contains("One comment");
    assertThat(text(read("amina", "?about=SUBMISSION&of=" + task)))
        .contains("Well written", submission)
        .doesNotContain("??");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/history"))))
        .contains("commented on something that was sent in");
  }

  @Test
  @DisplayName("takes a comment back, and keeps its place")
  void takenBack() throws Exception {
    say("otieno", "INITIATIVE", "", "EVERYBODY", "zqregret");
    long id = comments.find(Search.all(number), cast.actor("otieno")).get(0).id();
    String withdrawal = page() + "/" + id + "/withdrawal";
    assertThat(text(read("otieno", ""))).contains(withdrawal);
    assertThat(text(read("amina", ""))).doesNotContain(withdrawal);
    assertThat(perform("amina", post(withdrawal).with(csrf())).getStatus()).isEqualTo(403);
    assertThat(perform("koffi", post(withdrawal).with(csrf())).getStatus()).isEqualTo(404);
    assertThat(perform("otieno", post(withdrawal).with(csrf())).getStatus()).isEqualTo(302);
    assertThat(text(read("amina", "")))
        .contains("Withdrawn by its author")
        .doesNotContain("zqregret");
  }

  @Test
  @DisplayName("lists by pages, by what it is about, and by what waits for an answer")
  void lists() throws Exception {
    for (int i = 1; i <= 22; i++) {
      say("otieno", "INITIATIVE", "", "EVERYBODY", "Said as no. " + i + ".");
    }
    perform(
        "otieno",
        post(page())
            .with(csrf())
            .param("about", "SECTION")
            .param("of", "risks")
            .param("asked", "COUNTRY")
            .param("words", "Which floods?"));
    assertThat(text(read("amina", "")))
        .contains("no. 22.", "rel=\"next\"")
        .doesNotContain("no. 1.");
    assertThat(text(read("amina", "?page=2"))).contains("no. 1.");
    assertThat(text(read("amina", "?page=9"))).contains("page=1").doesNotContain("??");
    assertThat(text(read("amina", "?unanswered=true")))
        .contains("Which floods?", "Answer wanted")
        .doesNotContain("no. 22.");
    assertThat(text(read("amina", "?about=PLAN")))
        .contains("Which floods?")
        .doesNotContain("no. 22.");
    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .contains(page() + "?unanswered=true");
    assertThat(text(perform("amina", get("/initiatives/" + number + "/plan/people"))))
        .contains("One comment, an answer is wanted");
    assertThat(
            perform("amina", get("/initiatives/" + number + "/plan/comments")).getRedirectedUrl())
        .isEqualTo(page() + "?about=PLAN");
  }

  private String page() {
    return "/initiatives/" + number + "/comments";
  }

  private MockHttpServletResponse read(String person, String query) throws Exception {
    return perform(person, get(page() + query));
  }

  private MockHttpServletResponse say(
      String person, String about, String of, String openTo, String words) throws Exception {
    return perform(
        person,
        post(page())
            .with(csrf())
            .param("about", about)
            .param("of", of)
            .param("openTo", openTo)
            .param("words", words));
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
