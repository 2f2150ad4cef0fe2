package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.WishRecord;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("The pages on which people work on a plan together")
class PlanTogetherWebTest {

  private static final String UNSEEN = "\u200b\u2060\u00ad\u3164";

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private PlanRecord plan;
  @Autowired private Comments comments;
  @Autowired private WishRecord wishes;

  private MockMvc web;
  private InitiativeNumber number;
  private Row milestone;

  @BeforeEach
  void raised() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "A plan by many").number();
    milestone =
        ((Outcome.Done)
                editor.add(
                    number,
                    Section.WORK,
                    Answers.of(
                        Map.of(
                            "kind",
                            "MILESTONE",
                            "title",
                            "Reviews are held",
                            "institution",
                            "ATI",
                            "due",
                            LocalDate.of(2027, 5, 1))),
                    cast.actor("amina")))
            .row();
  }

  @Test
  @DisplayName("tell in both languages who did what, by section and person")
  void history() throws Exception {
    Map<String, Object> values = new HashMap<>(milestone.values());
    values.put("due", LocalDate.of(2027, 5, 3));
    editor.change(
        number,
        Section.WORK,
        milestone.position(),
        milestone.revision(),
        Answers.of(values),
        cast.actor("amina"));
    comment("otieno", "Too early");

    String english = text(perform("amina", get(address("history"))));
    assertThat(english)
        .contains("moved “Due” of the milestone or activity “", "from 1 May 2027 to 3 May 2027")
        .contains("Reviews are held", "commented on", "Amina Wanjala")
        .doesNotContain("??");
    assertThat(text(perform("amina", get(address("history")).param("lang", "fr"))))
        .contains("a déplacé", "1er mai 2027", "3 mai 2027")
        .doesNotContain("??");
    assertThat(text(perform("amina", get(address("history") + "?section=risks"))))
        .doesNotContain("Reviews are held");
    assertThat(text(perform("amina", get(address("history") + "?person=otieno"))))
        .contains("commented on")
        .doesNotContain("moved “Due”");
    assertThat(text(perform("amina", get("/initiatives/" + number))))
        .as("the initiative’s own history leaves single rows out")
        .doesNotContain("moved “Due”", "Too early");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "otieno", "wanjiku"})
  @DisplayName("take a comment on a row, and show it with what the country answers")
  void talk(String person) throws Exception {
    assertThat(text(perform(person, get(thread()))))
        .contains("Reviews are held", "name=\"words\"")
        .doesNotContain("??");
    assertThat(comment(person, "Too early").getRedirectedUrl()).startsWith(thread() + "#comment-");
    assertThat(text(perform("otieno", get(talk()))))
        .contains("Too early", "Not answered yet")
        .doesNotContain("name=\"comment\"", "??");
    long id = said().get(0).id();
    assertThat(answer("otieno", id, "No").getStatus()).isEqualTo(403);
    assertThat(text(perform("amina", get(talk())))).contains("value=\"" + id + "\"");
    assertThat(answer("amina", id, "As the law asks").getStatus()).isEqualTo(302);
    assertThat(text(perform(person, get(thread()))))
        .contains("As the law asks")
        .doesNotContain("Not answered yet");
  }

  @ParameterizedTest
  @CsvSource({"sofia, 404", "koffi, 404", "siti, 404", "mariam, 404"})
  @DisplayName("are closed to those to whom the initiative is closed")
  void closed(String person, int status) throws Exception {
    for (String page : List.of("history", "comments", "proposals", "changes")) {
      assertThat(perform(person, get(address(page))).getStatus()).as(page).isEqualTo(status);
    }
    assertThat(comment(person, "x").getStatus()).isEqualTo(status);
    assertThat(perform(person, get(row("propose"))).getStatus()).isEqualTo(status);
    assertThat(said()).isEmpty();
  }

  @Test
  @DisplayName("take a proposal, and let the country accept or decline it beside what is there")
  void proposals() throws Exception {
    assertThat(perform("otieno", get(row("propose"))).getStatus()).isEqualTo(403);
    assertThat(text(perform("wanjiku", get(row("propose")))))
        .contains("Reviews are held", "name=\"why\"")
        .doesNotContain("??");
    assertThat(propose("wanjiku", "Reviews were held", "Clearer").getRedirectedUrl())
        .isEqualTo("/initiatives/" + number + "/plan/proposals");
    long id = wishes.proposals(number).get(0).id();
    assertThat(text(perform("wanjiku", get(address("proposals")))))
        .contains("value=\"BACK\"", "Clearer")
        .doesNotContain("value=\"YES\"", "??");
    assertThat(text(perform("amina", get(address("proposals")))))
        .contains("<del", "Reviews are held", "<ins", "Reviews were held", "value=\"YES\"")
        .doesNotContain("??");
    MockHttpServletResponse wordless = decide("amina", id, "NO", "");
    assertThat(wordless.getStatus()).isEqualTo(422);
    assertThat(text(wordless)).contains("error-answer-" + id);
    assertThat(decide("wanjiku", id, "YES", "").getStatus()).isEqualTo(403);
    assertThat(decide("amina", id, "YES", "").getStatus()).isEqualTo(302);
    assertThat(plan.rows(number, Section.WORK).get(0).name()).isEqualTo("Reviews were held");
    assertThat(decide("amina", id, "YES", "").getStatus()).isEqualTo(422);
    assertThat(text(perform("amina", get(address("changes"))))).doesNotContain("??");
  }

  @Test
  @DisplayName("propose only what whoever writes it changed, whatever others changed meanwhile")
  void onlyOnesOwn() throws Exception {
    Map<String, Object> values = new HashMap<>(milestone.values());
    values.put("due", LocalDate.of(2027, 5, 3));
    editor.change(
        number,
        Section.WORK,
        milestone.position(),
        milestone.revision(),
        Answers.of(values),
        cast.actor("amina"));
    propose("wanjiku", "Reviews were held", "Clearer");
    assertThat(wishes.proposals(number).get(0).wanted().changed()).containsOnlyKeys("title");
  }

  @Test
  @DisplayName("refuse words that nobody can see")
  void unseen() throws Exception {
    MockHttpServletResponse said = comment("otieno", UNSEEN);
    assertThat(said.getStatus()).isEqualTo(422);
    assertThat(text(said)).contains("error-words");
    comment("otieno", "Too early");
    MockHttpServletResponse answered = answer("amina", said().get(0).id(), UNSEEN);
    assertThat(answered.getStatus()).isEqualTo(422);
    assertThat(text(answered)).contains("error-words");
    MockHttpServletResponse proposed = propose("wanjiku", "Reviews were held", UNSEEN);
    assertThat(proposed.getStatus()).isEqualTo(422);
    assertThat(text(proposed)).contains("error-why", "Reviews were held");
    assertThat(perform("otieno", get(row("propose"))).getStatus()).isEqualTo(403);
    assertThat(wishes.proposals(number)).isEmpty();
  }

  private MockHttpServletResponse comment(String person, String words) throws Exception {
    return perform(
        person,
        post(talk())
            .with(csrf())
            .param("about", "ROW")
            .param("of", "work-" + milestone.position())
            .param("asked", "COUNTRY")
            .param("words", words));
  }

  private List<Comment> said() {
    return comments.find(Search.all(number), cast.actor("amina"));
  }

  private String talk() {
    return "/initiatives/" + number + "/comments";
  }

  private String thread() {
    return talk() + "?about=ROW&of=work-" + milestone.position();
  }

  private MockHttpServletResponse answer(String person, long id, String words) throws Exception {
    return perform(
        person,
        post(talk() + "/answers")
            .with(csrf())
            .param("comment", String.valueOf(id))
            .param("words", words));
  }

  private MockHttpServletResponse propose(String person, String title, String why)
      throws Exception {
    return perform(
        person,
        post(row("propose"))
            .with(csrf())
            .param("seen", "0")
            .param("kind", "MILESTONE")
            .param("title", title)
            .param("institution", "ATI")
            .param("due", "2027-05-01")
            .param("amount", "0")
            .param("why", why));
  }

  private MockHttpServletResponse decide(String person, long id, String act, String answer)
      throws Exception {
    return perform(
        person,
        post(address("proposals/" + id))
            .with(csrf())
            .param("act", act)
            .param("seen", "0")
            .param("answer", answer));
  }

  private String address(String page) {
    return "/initiatives/" + number + "/plan/" + page;
  }

  private String row(String page) {
    return address("work/" + milestone.position() + "/" + page);
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
