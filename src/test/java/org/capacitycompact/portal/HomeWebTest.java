package org.capacitycompact.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
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
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page on which each kind of user lands: what is theirs, and nothing of others. */
@CompactTest
@DisplayName("The page on which one lands")
class HomeWebTest {

  private static final List<String> EVERYBODY =
      List.of(
          "amina",
          "joseph",
          "wanjiku",
          "otieno",
          "koffi",
          "siti",
          "sofia",
          "mariam",
          "luis",
          "rosa",
          "daniel",
          "salome",
          "operator");

  @Autowired private Cast cast;
  @Autowired private JdbcClient database;
  @Autowired private WebApplicationContext context;

  private MockMvc web;
  private String canary;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    canary = "zqhome" + UUID.randomUUID().toString().substring(0, 8);
  }

  @Test
  @DisplayName("is small, complete and in the reader's language for every kind of user")
  void forEverybody() throws Exception {
    for (String reader : EVERYBODY) {
      for (String language : List.of("en", "fr")) {
        MockHttpServletResponse page =
            web.perform(get("/").param("lang", language).with(user(reader)))
                .andReturn()
                .getResponse();
        String text = text(page);
        assertThat(page.getStatus()).as(reader).isEqualTo(200);
        assertThat(text).as(reader).doesNotContain("??").contains("id=\"tasks\"", "id=\"new\"");
        assertThat(compressed(text)).as(reader).isLessThan(30_000);
      }
    }
    assertThat(web.perform(get("/")).andReturn().getResponse().getRedirectedUrl())
        .as("nobody lands without signing in")
        .endsWith("/sign-in");
  }

  @Test
  @DisplayName("tells a country what waits for it and for others, and no other country")
  void country() throws Exception {
    Story story = Story.raised(cast, "KE", canary);
    first(story.number());
    assertThat(board("amina", "tasks")).contains("Articulate the demand", canary);
    assertThat(board("amina", "initiatives")).contains(canary, "Demand");
    assertThat(board("amina", "others")).doesNotContain(canary);
    story.articulated();
    first(story.number());
    assertThat(board("joseph", "tasks")).contains("Endorse the demand", canary);
    assertThat(board("amina", "tasks")).doesNotContain(canary);
    assertThat(board("amina", "others"))
        .as("her own country's authority is no other side")
        .doesNotContain(canary);
    story.endorsed();
    first(story.number());
    assertThat(board("amina", "others")).contains("Secretariat: Check that it is complete", canary);
    for (String stranger :
        List.of("koffi", "namono", "siti", "paulo", "mariam", "rosa", "salome")) {
      assertThat(home(stranger)).as(stranger).doesNotContain(canary, story.number().value());
    }
  }

  @Test
  @DisplayName("tells a provider which demands look for what it offers, once they are open to it")
  void provider() throws Exception {
    Story story = Story.raised(cast, "KE", canary).throughDemand();
    assertThat(home("siti")).doesNotContain(canary);
    story.invited();
    database
        .sql("update provider_invitation set answer_by = '2026-01-01' where number = ?")
        .param(story.number())
        .update();
    assertThat(board("siti", "demands")).contains(canary, "Kenya");
    assertThat(home("anna")).as("not invited").doesNotContain(canary);
    assertThat(home("koffi")).doesNotContain(canary);
    story.answered();
    assertThat(board("siti", "demands")).as("answered").doesNotContain(canary);
  }

  @Test
  @DisplayName("tells members their open rounds and of the ballots only whether their own is in")
  void member() throws Exception {
    Story story =
        Story.raised(cast, "KE", canary).throughDemand().throughPartnership().throughAppraisal();
    database
        .sql("update ballot_round set closes_at = closes_at - interval '1 hour' where number = ?")
        .param(story.number())
        .update();
    List<String> seated =
        database
            .sql(
                """
                select s.member from ballot_seat s join ballot_round r on r.id = s.round
                where r.number = ? and s.recusal is null and r.closed_at is null order by s.member
                """)
            .param(story.number())
            .query(String.class)
            .list();
    assertThat(seated).hasSizeGreaterThan(1);
    Map<String, String> before = Map.of(seated.get(1), rounds(seated.get(1)));
    assertThat(rounds(seated.get(0))).contains(canary, "your ballot is missing");

    story.voted(1);
    String voter =
        seated.stream().filter(member -> cast(member, story.number())).findFirst().orElseThrow();
    String other =
        seated.stream().filter(member -> !cast(member, story.number())).findFirst().orElseThrow();

    assertThat(rounds(voter)).contains(canary, "your ballot is in");
    assertThat(rounds(other)).contains("your ballot is missing").doesNotContain("ballot is in");
    before.forEach(
        (member, page) -> {
          if (!member.equals(voter)) {
            assertThat(rounds(member)).as("unmoved by another's ballot").isEqualTo(page);
          }
        });
    assertThat(home("amina")).doesNotContain("your ballot");
    assertThat(home("sofia")).doesNotContain("your ballot");
  }

  @Test
  @DisplayName("shows the secretariat the portfolio by stage, and what is late, each with its list")
  void secretariat() throws Exception {
    Story.raised(cast, "KE", canary).throughDemand();
    String page = home("sofia");
    assertThat(page)
        .contains(
            "/initiatives?stage=PARTNERSHIP&amp;status=RUNNING",
            "/tasks?whose=ESCALATED",
            "/administration/incidents",
            "id=\"conditions\"",
            "id=\"promises\"");
    assertThat(home("amina"))
        .doesNotContain("id=\"portfolio\"", "whose=ESCALATED", "id=\"conditions\"");
  }

  @Test
  @DisplayName(
      "tells those who do the work of milestones, and civil society what it may comment on")
  void ofTheCountry() throws Exception {
    Story story = Story.raised(cast, "KE", canary);
    assertThat(board("otieno", "comments")).contains(canary, "no comment yet");
    assertThat(home("afi")).as("civil society elsewhere").doesNotContain(canary);
    story
        .throughDemand()
        .throughPartnership()
        .throughAppraisal()
        .throughApproval()
        .throughFunding();
    database
        .sql("update milestone set due = '2024-01-01', title = ? where number = ?")
        .params(canary + " milestone", story.number())
        .update();
    assertThat(board("wanjiku", "milestones")).contains(canary + " milestone", "days late");
    assertThat(home("nakato")).as("who does the work elsewhere").doesNotContain(canary);
    assertThat(board("siti", "promises")).doesNotContain("Kenya Treasury");
  }

  /** Its tasks come first in every list. */
  private void first(InitiativeNumber number) {
    database
        .sql("update work_item set due_at = '2024-01-01' where number = ?")
        .param(number)
        .update();
  }

  private boolean cast(String member, InitiativeNumber number) {
    return database
        .sql(
            """
            select exists (select from ballot b join ballot_round r on r.id = b.round
              where r.number = ? and b.member = ?)
            """)
        .params(number, member)
        .query(Boolean.class)
        .single();
  }

  /** What is said of the round of this test. */
  private String rounds(String member) {
    String board;
    try {
      board = board(member, "rounds");
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
    int at = board.indexOf(canary);
    return at < 0 ? "" : board.substring(board.lastIndexOf("<li>", at), board.indexOf("</li>", at));
  }

  private String board(String reader, String id) throws Exception {
    String page = home(reader);
    int from = page.indexOf("id=\"" + id + "\"");
    assertThat(from).as(reader + " has the part " + id).isPositive();
    return page.substring(from, page.indexOf("</section>", from));
  }

  private String home(String reader) throws Exception {
    return text(
        web.perform(get("/").param("lang", "en").with(user(reader))).andReturn().getResponse());
  }

  private static String text(MockHttpServletResponse page) {
    return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static int compressed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.size();
  }
}
