package org.capacitycompact.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.Answers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.LargePlan;
import org.capacitycompact.plan.Outcome;
import org.capacitycompact.plan.PlanEditor;
import org.capacitycompact.plan.PlanVersions;
import org.capacitycompact.plan.Section;
import org.capacitycompact.platform.web.Outage;
import org.capacitycompact.sample.Cast;
import org.capacitycompact.sample.Story;
import org.capacitycompact.web.TaggedPdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@CompactTest
@DisplayName("A printed plan")
class PrintedPlanTest {

  @Autowired private WebApplicationContext context;
  @Autowired private Cast cast;
  @Autowired private PlanEditor editor;
  @Autowired private PlanVersions versions;
  @Autowired private TaggedPdf files;
  @Autowired private JdbcClient database;

  private MockMvc web;
  private InitiativeNumber number;

  @BeforeEach
  void opened() {
    web =
        MockMvcBuilders.webAppContextSetup(context)
            .apply(SecurityMockMvcConfigurers.springSecurity())
            .build();
    number = Story.raised(cast, "KE", "A plan on paper").number();
  }

  @Test
  @DisplayName(
      "says the whole plan in the reader\u2019s language, with its state, hash and pages, tagged")
  void says() throws Exception {
    added(
        Section.RISKS, Map.of("title", "Staff & <others> leave", "likelihood", "1", "impact", "3"));
    added(
        Section.ACTORS,
        Map.of(
            "name",
            "Ng\u0169g\u0129 \u0141\u00f3d\u017a",
            "kind",
            "civilSociety",
            "takesPart",
            true));
    try (PDDocument file = file("plan.pdf", Locale.ENGLISH)) {
      String text = text(file);
      assertThat(text)
          .contains("A plan on paper", number.value(), "Kenya", "As it stands on")
          .contains(
              "Staff & <others> leave",
              "Ng\u0169g\u0129 \u0141\u00f3d\u017a",
              "Non-state actors",
              "Yes")
          .contains("page 1 / ")
          .doesNotContain("??", "civilSociety", "####");
      assertThat(text.replaceAll("\\s", "")).contains(versions.now(number).sha256());
      assertThat(file.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(file.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("en");
      assertThat(file.getDocumentInformation().getTitle()).contains(number.value());
      assertThat(file.getDocumentInformation().getSubject()).contains("A plan on paper");
      assertThat(embedded(file)).isTrue();
    }
    try (PDDocument file = file("plan.pdf", Locale.FRENCH)) {
      assertThat(text(file))
          .contains("Dans son \u00e9tat du", "Acteurs non \u00e9tatiques")
          .doesNotContain("??");
      assertThat(file.getDocumentCatalog().getLanguage()).isEqualTo("fr");
    }
  }

  @Test
  @DisplayName("of a version says what was frozen, and which version it is")
  void frozen() throws Exception {
    added(Section.RISKS, Map.of("title", "Staff leave", "likelihood", "1", "impact", "3"));
    Story.of(cast, number).articulated();
    database
        .sql("update plan_risk set title = 'All leave' where number = ? and title = 'Staff leave'")
        .param(number)
        .update();
    try (PDDocument file = file("plan/versions/1.pdf", Locale.ENGLISH)) {
      assertThat(text(file))
          .contains("Version 1", "the demand was submitted", "Staff leave")
          .contains("Altogether:")
          .containsPattern("[0-9],000[\\s\\u00a0]+USD")
          .doesNotContain("All leave");
      assertThat(text(file).replaceAll("\\s", ""))
          .contains(versions.find(number, 1).orElseThrow().sha256());
    }
  }

  @Test
  @DisplayName("has letters of the Arabic script, from right to left")
  void arabic() throws Exception {
    String arabic = "\u0645\u0631\u0627\u062c\u0639\u0629";
    added(Section.RISKS, Map.of("title", arabic, "likelihood", "1", "impact", "1"));
    try (PDDocument file = file("plan.pdf", Locale.ENGLISH)) {
      assertThat(Normalizer.normalize(text(file), Normalizer.Form.NFKC)).contains(arabic);
    }
  }

  @Test
  @DisplayName("is made for everybody who asks, a few at once, however large it is")
  void many() throws Exception {
    new LargePlan(database).write(number, 60, 200, 100, 200);
    List<CompletableFuture<Integer>> asked = new ArrayList<>();
    for (String person : List.of("amina", "joseph", "wanjiku", "otieno")) {
      asked.add(CompletableFuture.supplyAsync(() -> pages(person)));
    }
    assertThat(asked)
        .extracting(CompletableFuture::join)
        .allSatisfy(pages -> assertThat(pages).isGreaterThan(20));
  }

  @Test
  @DisplayName("lets a few wait for their turn, and tells the others to come back")
  void busy() throws Exception {
    Semaphore turns =
        (Semaphore) Objects.requireNonNull(ReflectionTestUtils.getField(files, "turns"));
    turns.acquire(2);
    List<Thread> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        Thread each = new Thread(() -> answerOrNothing("amina"));
        each.start();
        waiting.add(each);
      }
      await().until(() -> turns.getQueueLength() == 4);
      // The filter around all pages answers 503 to it.
      assertThatThrownBy(() -> answer("joseph", "plan.pdf", Locale.ENGLISH))
          .hasRootCauseInstanceOf(Outage.BusyException.class);
    } finally {
      waiting.forEach(Thread::interrupt);
      turns.release(2);
      for (Thread each : waiting) {
        each.join();
      }
    }
    assertThat(answer("joseph", "plan.pdf", Locale.ENGLISH).getStatus()).isEqualTo(200);
  }

  private void answerOrNothing(String person) {
    try {
      answer(person, "plan.pdf", Locale.ENGLISH);
    } catch (Exception interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int pages(String person) {
    try (PDDocument file =
        Loader.loadPDF(answer(person, "plan.pdf", Locale.ENGLISH).getContentAsByteArray())) {
      assertThat(text(file))
          .contains(
              "sub-county 200",
              "page " + file.getNumberOfPages() + " / " + file.getNumberOfPages());
      return file.getNumberOfPages();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static boolean embedded(PDDocument file) throws IOException {
    for (PDPage page : file.getPages()) {
      for (var name : page.getResources().getFontNames()) {
        if (!page.getResources().getFont(name).isEmbedded()) {
          return false;
        }
      }
    }
    return true;
  }

  private static String text(PDDocument file) throws IOException {
    PDFTextStripper reader = new PDFTextStripper();
    // As the eye finds it on the page.
    reader.setSortByPosition(true);
    return reader.getText(file);
  }

  private void added(Section section, Map<String, Object> values) {
    assertThat(editor.add(number, section, Answers.of(values), cast.actor("amina")))
        .isInstanceOf(Outcome.Done.class);
  }

  private PDDocument file(String address, Locale language) throws Exception {
    MockHttpServletResponse answer = answer("amina", address, language);
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("application/pdf");
    assertThat(answer.getHeader("Content-Disposition")).contains("attachment", number.value());
    return Loader.loadPDF(answer.getContentAsByteArray());
  }

  private MockHttpServletResponse answer(String person, String address, Locale language)
      throws Exception {
    return web.perform(
            get("/initiatives/" + number + "/" + address)
                .with(user(person))
                .param("lang", language.toLanguageTag()))
        .andReturn()
        .getResponse();
  }
}
