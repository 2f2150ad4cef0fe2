package org.capacitycompact.rulebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capacitycompact.CompactTest;
import org.capacitycompact.rulebook.ChangedTable;
import org.capacitycompact.rulebook.DecisionVersions;
import org.capacitycompact.rulebook.Publication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The pages on which criteria are read and changed; versions published here decide the same as
 * before.
 */
@CompactTest
class CriteriaPagesTest {

  private static final String DESK = "/administration/criteria";
  private static final String DECISION = "partnership-kind";

  @Autowired WebApplicationContext context;
  @Autowired DecisionVersions versions;
  @Autowired Publication publication;
  private MockMvc web;

  @BeforeEach
  void open() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"amina", "paulo", "mariam", "rosa", "sofia", "operator"})
  void everybodyReadsTheCriteriaAndOnlyEditorsChangeThem(String person) throws Exception {
    assertThat(text(person, get("/criteria"))).contains("Quality of the design");
    assertThat(text(person, get("/criteria/quality"))).contains("Row").doesNotContain("figures");
    assertThat(perform(person, get("/criteria/quality/1.dmn")).getStatus()).isEqualTo(200);
    assertThat(text(person, get("/criteria/quality/compare"))).contains("Both say the same.");
    for (MockHttpServletRequestBuilder request :
        List.of(
            get(DESK),
            get(DESK + "/quality/figures"),
            post(DESK + "/quality/figures").with(csrf()),
            get(DESK + "/drafts/1"),
            get(DESK + "/drafts/1.dmn"),
            post(DESK + "/drafts/1/publish").with(csrf()),
            post(DESK + "/quality/1/withdraw").with(csrf()),
            multipart(DESK + "/drafts").with(csrf()))) {
      assertThat(perform(person, request).getStatus()).isEqualTo(403);
    }
  }

  @Test
  void everyDecisionReadsAsAPageInBothLanguages() throws Exception {
    for (String decision : versions.decisions()) {
      assertThat(text("amina", get("/criteria/" + decision))).contains("</html>");
      assertThat(text("daniel", get(DESK + "/" + decision + "/figures"))).contains("</html>");
    }
    assertThat(text("koffi", get("/criteria/ownership").header("Accept-Language", "fr")))
        .contains("en vigueur", "Appropriation");
  }

  @Test
  void rowsOfFindingsStandUnderTheirThemes() throws Exception {
    assertThat(text("amina", get("/criteria/quality"))).contains("class=\"theme\"");
    assertThat(text("amina", get("/criteria/track"))).doesNotContain("class=\"theme\"");
  }

  @Test
  void whatIsNotThereIsNotThere() throws Exception {
    for (String path :
        List.of(
            "/criteria/nosuch",
            "/criteria/quality/999",
            "/criteria/quality/999.dmn",
            "/criteria/nosuch/compare",
            DESK + "/drafts/999999999",
            DESK + "/drafts/999999999.dmn",
            DESK + "/nosuch/figures")) {
      assertThat(perform("daniel", get(path)).getStatus()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aFileIsToKeepAndNeverShownByABrowser() throws Exception {
    MockHttpServletResponse file = perform("amina", get("/criteria/quality/1.dmn"));
    assertThat(file.getContentType()).isEqualTo("application/octet-stream");
    assertThat(file.getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"quality-1.dmn\"");
    assertThat(file.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(file.getContentAsByteArray())
        .isEqualTo(versions.dmn(versions.find("quality", 1).orElseThrow()));
  }

  @Test
  void aFaultyTableIsToldByRowAndColumnWithoutItsMarkup() throws Exception {
    ChangedTable faulty =
        ChangedTable.of("demand-gate")
            .cell("Rule_DemandGateFindings_S1Met_In1", "&lt;script&gt;alert(1)&lt;/script&gt;");
    String page = text("daniel", get(handIn(faulty, "a note <b>bold</b>")));

    assertThat(page)
        .contains("cannot be published", "Row 1", "Whose idea was it?", "This is not FEEL.")
        .contains("&lt;script&gt;", "a note &lt;b&gt;bold")
        .doesNotContain("<script>alert", "<b>bold", "name=\"reason\"");
    assertThat(text("daniel", get(DESK))).contains("to mend").doesNotContain("<b>bold");
  }

  @Test
  void whatCannotBeTakenIsToldBesideItsField() throws Exception {
    assertThat(refused(multipart(DESK + "/drafts").with(csrf()), 422))
        .contains("Choose the decision", "Choose a file.");
    assertThat(
            refused(
                multipart(DESK + "/drafts")
                    .file(new MockMultipartFile("file", new byte[1024 * 1024 + 1]))
                    .param("decision", DECISION)
                    .with(csrf()),
                413))
        .contains("larger than 1 MB");
    assertThat(
            refused(
                multipart(DESK + "/drafts")
                    .file(new MockMultipartFile("file", ChangedTable.of(DECISION).bytes()))
                    .param("decision", "../" + DECISION)
                    .param("note", "x".repeat(201))
                    .with(csrf()),
                422))
        .contains("Choose the decision", "200 characters");
  }

  @Test
  void aTableIsHandedInComparedPublishedAndReadBesideTheOneBefore() throws Exception {
    int before = publication.newest(DECISION);
    ChangedTable changed =
        new ChangedTable(
            DECISION,
            new String(
                    versions.dmn(versions.find(DECISION, before).orElseThrow()),
                    StandardCharsets.UTF_8)
                .replaceFirst("(<description>S8[0-9] )", "$1(in other words) "));
    assertThat(changed.file()).contains("(in other words)");
    String draft = handIn(changed, "");
    assertThat(text("daniel", get(draft)))
        .contains("checked, can be published", "(in other words)", "changed");

    assertThat(refused(publish(draft, "", "now", "", before), 422)).contains("Say why.");
    assertThat(refused(publish(draft, "why", "later", "soon", before), 422))
        .contains("Write the moment like this");
    assertThat(refused(publish(draft, "why", "later", "2001-01-01T00:00", before), 422))
        .contains("This moment has passed");
    assertThat(refused(publish(draft, "why", "now", "", before + 7), 409))
        .contains("Somebody published another version");

    MockHttpServletResponse done =
        perform("daniel", publish(draft, "clearer <i>words</i>", "now", "", before));
    assertThat(done.getRedirectedUrl()).isEqualTo("/criteria/" + DECISION);
    assertThat(refused(publish(draft, "again", "now", "", before + 1), 409))
        .contains("published already");
    assertThat(text("amina", get("/criteria/" + DECISION)))
        .contains("Version " + (before + 1), "holds now", "clearer &lt;i&gt;words")
        .contains("Daniel Osei", "(in other words)");
    assertThat(text("amina", get("/criteria/" + DECISION + "/" + before))).contains("held before");
    assertThat(
            text(
                "amina",
                get("/criteria/" + DECISION + "/compare")
                    .param("from", String.valueOf(before))
                    .param("to", String.valueOf(before + 1))))
        .contains("<ins>", "(in other words)");
  }

  @Test
  void aVersionToComeIsShownAndTakenBack() throws Exception {
    int before = publication.newest(DECISION);
    String draft = handIn(ChangedTable.of(DECISION), "");
    assertThat(
            perform("daniel", publish(draft, "soon", "later", "2027-06-01T00:00", before))
                .getStatus())
        .isEqualTo(302);
    assertThat(text("amina", get("/criteria"))).contains("1 Jun 2027");
    String take = DESK + "/" + DECISION + "/" + (before + 1) + "/withdraw";
    assertThat(text("daniel", get("/criteria/" + DECISION))).contains(take);
    assertThat(text("amina", get("/criteria/" + DECISION))).doesNotContain(take);

    perform("daniel", post(take).param("reason", "thought better of it").with(csrf()));

    assertThat(text("amina", get("/criteria/" + DECISION)))
        .contains("taken back", "thought better of it");
    assertThat(text("amina", get("/criteria"))).doesNotContain("1 Jun 2027");
  }

  @Test
  void aFigureStandsWithWhatHasToHoldForItsRow() throws Exception {
    assertThat(text("daniel", get(DESK + "/local-share/figures")))
        .contains("Income group", "upperMiddle");
  }

  @Test
  void whoHandsInATableFindsTheVersionThatHolds() throws Exception {
    assertThat(text("daniel", get(DESK)))
        .containsSubsequence("Hand in a changed table", "href=\"/criteria\"", "Change figures");
  }

  @Test
  void aFigureIsChangedWithoutAnEditorAndBecomesADraft() throws Exception {
    String page = text("daniel", get(DESK + "/approval-route/figures"));
    String field = field(page, "100000");
    int version = versions.current("approval-route").orElseThrow().version();

    assertThat(
            refused(
                post(DESK + "/approval-route/figures")
                    .param("version", String.valueOf(version))
                    .with(csrf()),
                422))
        .contains("No figure is another");
    assertThat(
            refused(
                post(DESK + "/approval-route/figures")
                    .param("version", String.valueOf(version))
                    .param(field, "80000, \"x\"")
                    .with(csrf()),
                422))
        .contains("Write a number", "80000, &quot;x&quot;");
    assertThat(
            refused(
                post(DESK + "/approval-route/figures")
                    .param("version", String.valueOf(version + 1))
                    .param(field, "80000")
                    .with(csrf()),
                422))
        .contains("Another version began to hold");

    String draft =
        perform(
                "daniel",
                post(DESK + "/approval-route/figures")
                    .param("version", String.valueOf(version))
                    .param(field, "80000")
                    .with(csrf()))
            .getRedirectedUrl();
    assertThat(text("daniel", get(Objects.requireNonNull(draft))))
        .contains("checked, can be published", "&gt; 100000", "&gt; 80000")
        .contains("still says 100000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fr | 100 000    | 100000 | lus comme
          fr | 80\u202f000 | 80000 | 80\u202f000 (avant 25\u202f000)
          fr | 80\u00a0000,5 | 80000.5 | 80\u202f000,5 (avant
          en | 80 000     | 80000 | 80,000 (was 25,000)
          en | 80,000.5   | 80000.5 | 80,000.5 (was
          en | 100,000    | |
          fr | 100,000    | |
          en | 100.000    | |
          fr | 100.000    | |
          en | 2,5        | |
          """)
  void aFigureIsTakenAsItIsWrittenHereOrNotAtAll(
      String language, String typed, @Nullable String read, @Nullable String shown)
      throws Exception {
    String field = field(text("daniel", get(DESK + "/approval-route/figures")), "25000");
    MockHttpServletRequestBuilder sent =
        post(DESK + "/approval-route/figures")
            .header("Accept-Language", language)
            .param(
                "version",
                String.valueOf(versions.current("approval-route").orElseThrow().version()))
            .param(field, typed)
            .with(csrf());
    if (read == null) {
      assertThat(refused(sent, 422)).contains(typed);
    } else {
      MvcResult made = web.perform(sent.with(user("daniel"))).andReturn();
      String draft = made.getResponse().getRedirectedUrl();
      assertThat(text("daniel", get(Objects.requireNonNull(draft))))
          .contains("<ins><code>&lt;= " + read + "</code></ins>");
      assertThat(
              text(
                  "daniel",
                  get(draft).header("Accept-Language", language).flashAttrs(made.getFlashMap())))
          .contains(shown);
    }
  }

  @Test
  void oneWeightIsChangedInEveryRowOfItsCriterion() throws Exception {
    String page = text("daniel", get(DESK + "/triangular/figures"));
    Matcher weight =
        Pattern.compile("for=\"(f[0-9]+)\">Weight</label>").matcher(page.replaceAll("\\s+", " "));
    assertThat(weight.find()).isTrue();
    String draft =
        perform(
                "daniel",
                post(DESK + "/triangular/figures")
                    .param(
                        "version",
                        String.valueOf(versions.current("triangular").orElseThrow().version()))
                    .param(weight.group(1), "5")
                    .with(csrf()))
            .getRedirectedUrl();
    assertThat(text("daniel", get(Objects.requireNonNull(draft))))
        .contains("checked, can be published")
        .containsPattern("(?s)(<ins><code>5</code></ins>.*){3}");
  }

  private static String field(String page, String value) {
    Matcher input = Pattern.compile("<input[^>]*>").matcher(page);
    while (input.find()) {
      if (input.group().contains("value=\"" + value + "\"")) {
        Matcher name = Pattern.compile(" name=\"(f[0-9]+)\"").matcher(input.group());
        assertThat(name.find()).isTrue();
        return name.group(1);
      }
    }
    throw new AssertionError("no field holds " + value);
  }

  private String handIn(ChangedTable file, String note) throws Exception {
    MockHttpServletResponse done =
        perform(
            "daniel",
            multipart(DESK + "/drafts")
                .file(new MockMultipartFile("file", "../../x.dmn", "text/html", file.bytes()))
                .param("decision", file.decision())
                .param("note", note)
                .with(csrf()));
    assertThat(done.getStatus()).isEqualTo(302);
    return Objects.requireNonNull(done.getRedirectedUrl());
  }

  private static MockHttpServletRequestBuilder publish(
      String draft, String reason, String when, String from, int seen) {
    return post(draft + "/publish")
        .param("reason", reason)
        .param("when", when)
        .param("from", from)
        .param("seen", String.valueOf(seen))
        .with(csrf());
  }

  private String refused(MockHttpServletRequestBuilder request, int status) throws Exception {
    MockHttpServletResponse page = perform("daniel", request);
    assertThat(page.getStatus()).isEqualTo(status);
    return page.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse perform(String person, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(user(person))).andReturn().getResponse();
  }

  private String text(String person, MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse page = perform(person, request);
    assertThat(page.getStatus()).isEqualTo(200);
    return page.getContentAsString(StandardCharsets.UTF_8);
  }
}
