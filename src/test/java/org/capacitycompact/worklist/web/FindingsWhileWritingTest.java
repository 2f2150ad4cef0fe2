package org.capacitycompact.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.capacitycompact.CompactTest;
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

@DisplayName("While a demand or a design is written, the person sees how it stands")
@CompactTest
class FindingsWhileWritingTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  private MockMvc web;
  private InitiativeNumber number;
  private String task;

  @BeforeEach
  void raise() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = cast.raise("amina", "Seen while it is written");
    task = cast.tasks("amina", number, "UserTask_ArticulateDemand").get(0);
  }

  @Test
  void anEmptyDemandIsUnfinishedAndNotRefused() throws Exception {
    String page = text(perform("amina", get("/tasks/" + task)));

    assertThat(page)
        .contains("id=\"standing\"", "name=\"_look\"", "S21")
        .doesNotContain("Declined");
  }

  @Test
  void theButtonShowsTheFindingsBesideWhatWasTyped() throws Exception {
    MockHttpServletResponse looked =
        perform("amina", look().param("problem", "Half a sen").param("tying", "tied"));

    assertThat(looked.getStatus()).isEqualTo(200);
    assertThat(text(looked)).contains("Half a sen", ">S21<").doesNotContain("id=\"problems\"");
  }

  @Test
  void aBrowserThatAsksWhileSomebodyTypesGetsTheFindingsOnly() throws Exception {
    String before = part("amina", look().param("ideaSource", "provider").param("tying", "tied"));
    String after =
        part(
            "amina",
            look()
                .param("ideaSource", "country")
                .param("tying", "untied")
                .param("result1Title", "Midwives trained")
                .param("result1Baseline", "0")
                .param("result1Target", "40")
                .param("result1Date", "2031-01-01"));

    assertThat(before).doesNotContain("<html", "<form").contains(">S1<", ">S3<", ">S21<");
    assertThat(gate(after)).contains(">S137<").doesNotContain(">S1<", ">S3<", ">S21<");
    assertThat(after.length()).isLessThan(30_000);
  }

  @Test
  void whatThisPageAsksIsNeverSaidToBeMendedElsewhere() throws Exception {
    String gate =
        gate(part("amina", look().param("ideaSource", "provider").param("tying", "tied")));
    assertThat(finding(gate, "S1")).doesNotContain("Nothing on this page");
    assertThat(finding(gate, "S3")).as("counted here").doesNotContain("Nothing on this page");
    assertThat(finding(gate, "S18"))
        .as("not asked yet, and elsewhere")
        .contains("It is asked in “Endorse the demand”", "National authority");
  }

  private static String finding(String findings, String clause) {
    int at = findings.indexOf(">" + clause + "<");
    assertThat(at).as(clause).isPositive();
    int next = findings.indexOf("class=\"finding", at);
    return findings.substring(at, next < 0 ? findings.length() : next);
  }

  @Test
  void aRowThatIsOnlyBegunDoesNotCountYet() throws Exception {
    assertThat(gate(part("amina", look().param("result1Title", "Begun")))).contains(">S3<");
  }

  @Test
  void itIsInTheReadersLanguage() throws Exception {
    assertThat(part("amina", look().param("tying", "tied").locale(Locale.FRENCH)))
        .contains(">S21<", "Bloque")
        .doesNotContain("Blocks");
  }

  @Test
  void nothingOfItIsKept() throws Exception {
    perform("amina", look().param("title", "Not to be kept").param("tying", "tied"));

    assertThat(
            database
                .sql("select count(*) from verdict where number = ?")
                .param(number)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(text(perform("amina", get("/tasks/" + task)))).doesNotContain("Not to be kept");
  }

  @Test
  void nobodyElseCanLook() throws Exception {
    MockHttpServletResponse theirs = perform("koffi", look().param("tying", "tied"));

    assertThat(theirs.getStatus()).isEqualTo(404);
    assertThat(text(theirs)).doesNotContain("S21");
  }

  @Test
  void theDesignIsLookedAtByOwnershipAndQuality() throws Exception {
    Story story = Story.raised(cast, "KE", "A design while it is written");
    story.throughDemand().throughPartnership();
    task = cast.tasks("amina", story.number(), "UserTask_CompleteDesign").get(0);

    String none = part("amina", look().param("reviewMechanism", "none"));
    String peers = part("amina", look().param("reviewMechanism", "peer"));

    assertThat(none).contains(">S10<", ">S27<");
    assertThat(none).as("what this page cannot mend").contains("Nothing on this page changes this");
    assertThat(none).contains("href=\"/initiatives/" + story.number());
    assertThat(peers).contains(">S10<").doesNotContain(">S27<");
  }

  private MockHttpServletRequestBuilder look() {
    return post("/tasks/" + task).with(csrf()).param("_look", "1");
  }

  private String part(String userId, MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse answer = perform(userId, request.header("HX-Request", "true"));
    assertThat(answer.getStatus()).isEqualTo(200);
    return text(answer);
  }

  /** The demand gate's text, in the first of the verdicts. */
  private static String gate(String findings) {
    return findings.substring(0, findings.indexOf("</section>"));
  }

  private MockHttpServletResponse perform(String userId, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(userId))).andReturn().getResponse();
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }
}
