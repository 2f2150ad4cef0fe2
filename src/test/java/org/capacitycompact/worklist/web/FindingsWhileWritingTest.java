package org.capacitycompact.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.Actor;
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

@DisplayName("While a demand or a design is written, the person sees how it stands")
@CompactTest
class FindingsWhileWritingTest {

  @Autowired PlanEditor editor;
  @Autowired PlanRecord plan;
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
    MockHttpServletResponse looked = perform("amina", look().param("noteToReaders", "Half a sen"));

    assertThat(looked.getStatus()).isEqualTo(200);
    assertThat(text(looked)).contains("Half a sen", ">S3<").doesNotContain("id=\"problems\"");
  }

  @Test
  void aBrowserThatAsksWhileSomebodyTypesGetsTheFindingsOnly() throws Exception {
    say(Section.NEED, Map.of("ideaSource", "provider", "tying", "tied"));
    String before = part("amina", look());
    say(Section.NEED, Map.of("ideaSource", "country", "tying", "untied"));
    say(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Midwives trained"));
    say(
        Section.INDICATORS,
        Map.of(
            "result",
            "1",
            "title",
            "Midwives",
            "measure",
            "NUMBER",
            "baseline",
            BigDecimal.ZERO,
            "target1Value",
            new BigDecimal("40"),
            "target1On",
            LocalDate.of(2031, 1, 1)));
    String after = part("amina", look());

    assertThat(before).doesNotContain("<html", "<form").contains(">S1<", ">S3<", ">S21<");
    assertThat(gate(after)).contains(">S137<").doesNotContain(">S1<", ">S3<", ">S21<");
    assertThat(after.length()).isLessThan(30_000);
  }

  @Test
  void whatThisPageAsksIsNeverSaidToBeMendedElsewhere() throws Exception {
    say(Section.NEED, Map.of("ideaSource", "provider", "tying", "tied"));
    String gate = gate(part("amina", look()));
    assertThat(finding(gate, "S1")).contains("Written in the plan", "/plan/need");
    assertThat(finding(gate, "S3")).as("counted in its rows").contains("/plan");
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
    say(Section.RESULTS, Map.of("kind", "OUTCOME", "title", "Begun"));
    assertThat(gate(part("amina", look()))).contains(">S3<");
  }

  @Test
  void itIsInTheReadersLanguage() throws Exception {
    say(Section.NEED, Map.of("tying", "tied"));
    assertThat(part("amina", look().locale(Locale.FRENCH)))
        .contains(">S21<", "Bloque")
        .doesNotContain("Blocks");
  }

  @Test
  void nothingOfItIsKept() throws Exception {
    perform("amina", look().param("title", "Not to be kept"));

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
    MockHttpServletResponse theirs = perform("koffi", look());

    assertThat(theirs.getStatus()).isEqualTo(404);
    assertThat(text(theirs)).doesNotContain("S21");
  }

  @Test
  void theDesignIsLookedAtByOwnershipAndQuality() throws Exception {
    Story story = Story.raised(cast, "KE", "A design while it is written");
    story.throughDemand().throughPartnership();
    task = cast.tasks("amina", story.number(), "UserTask_CompleteDesign").get(0);

    number = story.number();
    say(Section.FRAME, Map.of("reviewMechanism", "none"));
    String none = part("amina", look());
    say(Section.FRAME, Map.of("reviewMechanism", "peer"));
    String peers = part("amina", look());

    assertThat(none).contains(">S27<");
    assertThat(none).as("what this page cannot mend").contains("Nothing on this page changes this");
    assertThat(none).contains("href=\"/initiatives/" + story.number());
    assertThat(peers).doesNotContain(">S27<");
  }

  /** Writes it in the plan, beside what is there. */
  private void say(Section section, Map<String, Object> values) {
    Actor amina = cast.actor("amina");
    Row row = section.isSingle() ? plan.row(number, section, 1).orElse(null) : null;
    Map<String, Object> all = new HashMap<>(row == null ? Map.of() : row.values());
    all.putAll(values);
    Outcome outcome =
        row == null
            ? editor.add(number, section, Answers.of(all), amina)
            : editor.change(number, section, 1, row.revision(), Answers.of(all), amina);
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
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
