package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.plan.PlanSlots;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
class DemandFromActivityTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

  @Autowired ActivityImports imports;
  @Autowired KnownActivities known;
  @Autowired PublishedDemand prefill;
  @Autowired CountryStarts starts;
  @Autowired PublishedLessons lessons;
  @Autowired KnownActivityFacts facts;
  @Autowired Initiatives initiatives;
  @Autowired PlanSlots slots;
  @Autowired JdbcClient database;

  private final String own = "T-" + UUID.randomUUID();

  private static Map<String, Object> answers(String body, String language) {
    return new DemandAnswers(ActivityXml.one(body).activity(), language, TODAY).all();
  }

  private ImportRun take(InputStream file) {
    return imports.take("known.xml", file, Readers.secretariat());
  }

  private long taken(String suffix, String body) {
    String xml = ActivityXml.file(ActivityXml.activity(own + suffix, body));
    take(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return known.withIdentifier(own + suffix).orElseThrow();
  }

  private static FormSchema form() throws IOException {
    return FormSchema.parse(Files.readAllBytes(Path.of("forms", "articulate-demand.form")));
  }

  @Test
  void aDemandOpensWithWhatWasPublishedInItsLanguage() throws IOException {
    try (InputStream sample =
        new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      take(sample);
    }
    long activity = known.withIdentifier("XI-EXAMPLE-1-TG-AUDIT").orElseThrow();
    assertThat(prefill.prefill(activity, "fr"))
        .containsEntry("title", "Vérificateurs pour la Cour des comptes")
        .containsEntry("sector", "151")
        .containsEntry("tying", "untied")
        // The revised budget replaces the original of its period.
        .containsEntry("totalBudgetUsd", "375000.00")
        .containsEntry("durationMonths", "36")
        .containsEntry("result1Title", "Retard du rapport annuel (mois)")
        .containsEntry("result1Baseline", "48")
        .containsEntry("result1Target", "12")
        .doesNotContainKeys("ideaSource", "countryCustodian", "sufficiency1Indicator");
    assertThat((String) prefill.prefill(activity, "en").get("problem"))
        .startsWith("The Court of Accounts reports four years late");
    assertThat(starts.withIdentifier("XI-EXAMPLE-1-TG-AUDIT", "TG")).contains(activity);
    assertThat(starts.withIdentifier("XI-EXAMPLE-1-TG-AUDIT", "KE")).isEmpty();
    assertThat(starts.mayStart(activity, "KE")).isFalse();
    assertThat(prefill.prefill(Long.MAX_VALUE, "en")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3,partiallyTied", "4,tied", "5,untied"})
  void tyingIsTakenOverAsItWasPublished(String code, String answer) {
    assertThat(answers("<default-tied-status code=\"" + code + "\"/>", "en"))
        .containsEntry("tying", answer);
  }

  @Test
  void whatWasNotPublishedStaysOpen() {
    assertThat(answers("", "en")).isEmpty();
    String two =
        "<transaction><tied-status code=\"4\"/></transaction>"
            + "<transaction><tied-status code=\"5\"/></transaction>";
    assertThat(answers(two, "en")).doesNotContainKey("tying");
    assertThat(answers(two.replace("4", "5"), "en")).containsEntry("tying", "untied");
  }

  @Test
  void aBudgetInAnotherCurrencyIsNotTakenForDollars() {
    String dollars = "<budget><value>100.005</value></budget>";
    String euros = "<budget><value currency=\"EUR\">1</value></budget>";
    assertThat(answers(dollars, "en")).containsEntry("totalBudgetUsd", "100.01");
    assertThat(answers(dollars + euros, "en")).doesNotContainKey("totalBudgetUsd");
    assertThat(answers(euros, "en")).doesNotContainKey("totalBudgetUsd");
  }

  @Test
  void theLargestShareNamesTheSectorAndOtherVocabulariesDoNot() {
    assertThat(
            answers(
                "<sector code=\"31110\" percentage=\"30\"/><sector code=\"15111\" percentage=\"70\"/>"
                    + "<sector vocabulary=\"99\" code=\"12345\"/>",
                "en"))
        .containsEntry("sector", "151");
    assertThat(answers("<sector vocabulary=\"7\" code=\"16\"/>", "en"))
        .containsEntry("sustainableGoal", "16")
        .doesNotContainKey("sector");
  }

  private static String result(String baseline, String target, String end) {
    return "<result type=\"1\"><title><narrative>R</narrative></title><indicator measure=\"1\">"
        + "<title><narrative>I "
        + baseline
        + "</narrative></title><baseline year=\"2020\" value=\""
        + baseline
        + "\"/><period><period-start iso-date=\"2020-01-01\"/><period-end iso-date=\""
        + end
        + "\"/><target value=\""
        + target
        + "\"/></period></indicator></result>";
  }

  @Test
  void aResultNeedsNumbersAndADayThatHasPassedStaysOpen() {
    Map<String, Object> answers =
        answers(
            result("many", "more", "2028-01-01")
                + result("1.50", "20", "2028-01-01")
                + result("2", "1e1", "2021-01-01")
                + result("0.00001", "3", "2028-01-01")
                + result("4", "5", "2028-01-01")
                + result("6", "7", "2028-01-01"),
            "en");
    assertThat(answers)
        .containsEntry("result1Baseline", "1.5")
        .containsEntry("result1Target", "20")
        .containsEntry("result1Date", "2028-01-01")
        .containsEntry("result2Target", "10")
        .doesNotContainKey("result2Date")
        .containsEntry("result3Baseline", "4")
        .doesNotContainKey("result4Title");
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 200, 201, 5000})
  void aLongTextIsCutSoThatTheFormTakesIt(int words) throws IOException {
    String text = "mot\u00a0𝒳 &#9;\n &amp; ".repeat(words);
    long activity =
        taken(
            "long" + words,
            "<title><narrative>"
                + text
                + "</narrative></title><description><narrative>"
                + text
                + "\n\n\n\nend</narrative></description>");
    Map<String, Object> answers = prefill.prefill(activity, "en");
    assertThat(answers).containsKeys("title", "problem");
    assertThat(refusedOf(answers)).isEmpty();
  }

  private static List<FieldError> refusedOf(Map<String, Object> answers) throws IOException {
    return FormValidation.validate(form(), answers).errors().stream()
        .filter(error -> answers.containsKey(error.key()))
        .toList();
  }

  @Test
  void lessonsAndOverlapsAreOfTheSameSector() {
    String body =
        "<title><narrative>Overlap "
            + own
            + "</narrative></title><recipient-country code=\"KE\"/>"
            + "<sector code=\"33210\"/><activity-status code=\"%s\"/>";
    long start = taken("start", body.formatted("2"));
    long running = taken("running", body.formatted("2") + result("1", "2", "2027-01-01"));
    long closed = taken("closed", body.formatted("4") + result("1", "2", "2020-01-01"));

    assertThat(lessons.lessonsFor("KE", "332"))
        .extracting(lesson -> lesson.id())
        .containsSubsequence("activity-" + closed, "activity-" + running)
        .doesNotContain("activity-" + start);
    assertThat(lessons.lessonsFor("KE", "140"))
        .extracting(l -> l.id())
        .doesNotContain("activity-" + closed);

    Initiative initiative =
        initiatives.raise(
            new NewInitiative("KE", "Tourism officers", "en", false, start),
            Readers.focalPoint("KE"));
    slots.frame(initiative.number(), Map.of("sector", "332"));
    assertThat(known.underWay("KE", "332", start, 50))
        .extracting(a -> a.id())
        .contains(running)
        .doesNotContain(start, closed);
    assertThat(facts.facts(initiative.number(), Readers.focalPoint("KE"), java.util.Locale.ENGLISH))
        .extracting(fact -> fact.label())
        .contains("knowledge.facts.start", "knowledge.facts.overlap");
  }

  @Test
  void theSampleIsValidAgainstTheStandard() throws Exception {
    Path schema = Path.of("..", "shared", "iati", "xsd", "iati-activities-schema.xsd");
    assumeTrue(Files.exists(schema), () -> "not checked: " + schema + " is not beside the project");
    SchemaFactory.newDefaultInstance()
        .newSchema(schema.toFile())
        .newValidator()
        .validate(
            new StreamSource(Path.of("src/main/resources/sample/known-activities.xml").toFile()));
  }

  /** Values prefilled from really published activities always pass the form's check. */
  @ParameterizedTest
  @ValueSource(strings = {"01-aidtype-D-E.xml", "06-french-spanish-portuguese.xml"})
  void theFormAcceptsWhatIsPrefilledFromReallyPublishedActivities(String name) throws IOException {
    Path file = Path.of("..", "shared", "cases", name);
    assumeTrue(Files.exists(file), () -> "not checked: " + file + " is not beside the project");
    ImportRun run;
    try (InputStream in = Files.newInputStream(file)) {
      run = take(in);
    }
    List<Long> ids = new java.util.ArrayList<>();
    imports.eachLine(
        run, Readers.secretariat(), (ImportLine line) -> ids.add(line.knownActivity()));
    int answered = 0;
    for (Long id : ids) {
      for (String language : List.of("en", "fr", "es", "pt", "ar")) {
        Map<String, Object> answers = prefill.prefill(id, language);
        assertThat(refusedOf(answers)).as(answers.toString()).isEmpty();
        answered += answers.size();
      }
    }
    assertThat(answered).isGreaterThan(ids.size() * 5 * 3);
  }
}
