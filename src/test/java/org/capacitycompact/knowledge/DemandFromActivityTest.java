package org.capacitycompact.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.capacitycompact.CompactTest;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.NewInitiative;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.knowledge.domain.ActivityImports;
import org.capacitycompact.knowledge.domain.ImportLine;
import org.capacitycompact.knowledge.domain.ImportRun;
import org.capacitycompact.knowledge.domain.KnownActivities;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.overlap.FoundOverlap;
import org.capacitycompact.overlap.Overlaps;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

@CompactTest
class DemandFromActivityTest {
  @Autowired ActivityImports imports;
  @Autowired KnownActivities known;
  @Autowired PublishedDemand prefill;
  @Autowired CountryStarts starts;
  @Autowired PublishedLessons lessons;
  @Autowired KnownActivityFacts facts;
  @Autowired Initiatives initiatives;
  @Autowired PlantedPlan slots;
  @Autowired JdbcClient database;
  @Autowired PlanRecord rows;
  @Autowired Overlaps overlaps;

  private final String own = "T-" + UUID.randomUUID();

  private static Map<String, Object> answers(String body, String language) {
    return new DemandAnswers(ActivityXml.one(body).activity(), language).all();
  }

  private ImportRun take(InputStream file) {
    return imports.take("known.xml", file, Readers.secretariat());
  }

  private long taken(String suffix, String body) {
    String xml = ActivityXml.file(ActivityXml.activity(own + suffix, body));
    take(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    return known.withIdentifier(own + suffix).orElseThrow();
  }

  /** What the plan of a demand that starts from an activity says of the whole. */
  private Map<String, Object> begun(long activity, String language) {
    Map<String, Object> said = new HashMap<>();
    known
        .get(activity)
        .ifPresent(
            it -> prefill.rows(it.published(), language).forEach(row -> said.putAll(row.values())));
    prefill.title(activity, language).ifPresent(title -> said.put("title", title));
    return said;
  }

  private List<Map<String, Object>> indicators(String body) {
    PublishedRows read =
        new PublishedRows("en", rows.form(Section.RESULTS), rows.form(Section.INDICATORS));
    read.add(ActivityXml.one(body).activity().results());
    return read.rows().stream()
        .filter(row -> row.section() == Section.INDICATORS)
        .map(row -> plain(row.values()))
        .toList();
  }

  private static Map<String, Object> plain(Map<String, Object> values) {
    Map<String, Object> plain = new HashMap<>(values);
    plain.replaceAll(
        (key, value) ->
            value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : value);
    return plain;
  }

  @Test
  void aDemandOpensWithWhatWasPublishedInItsLanguage() throws IOException {
    try (InputStream sample =
        new ClassPathResource("sample/known-activities.xml").getInputStream()) {
      take(sample);
    }
    long activity = known.withIdentifier("XI-EXAMPLE-1-TG-AUDIT").orElseThrow();
    assertThat(begun(activity, "fr"))
        .containsEntry("title", "Vérificateurs pour la Cour des comptes")
        .containsEntry("sector", "151")
        .containsEntry("tying", "untied")
        // The revised budget replaces the original of its period.
        .containsEntry("totalBudgetUsd", new BigDecimal("375000.00"))
        .containsEntry("durationMonths", new BigDecimal("36"))
        .doesNotContainKeys("ideaSource", "countryCustodian");
    assertThat(
            StartFromActivity.rows(rows, known.get(activity).orElseThrow().published(), "fr")
                .rows())
        .anySatisfy(
            row ->
                assertThat(plain(row.values()))
                    .containsEntry("title", "Retard du rapport annuel (mois)")
                    .containsEntry("baseline", "48")
                    .containsEntry("target1Value", "12")
                    .doesNotContainKey("enough"));
    assertThat((String) begun(activity, "en").get("problem"))
        .startsWith("The Court of Accounts reports four years late");
    assertThat(starts.withIdentifier("XI-EXAMPLE-1-TG-AUDIT", "TG")).contains(activity);
    assertThat(starts.withIdentifier("XI-EXAMPLE-1-TG-AUDIT", "KE")).isEmpty();
    assertThat(starts.mayStart(activity, "KE")).isFalse();
    assertThat(begun(Long.MAX_VALUE, "en")).isEmpty();
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
                "<sector code=\"31110\" percentage=\"30\"/><sector code=\"15111\""
                    + " percentage=\"70\"/><sector vocabulary=\"99\" code=\"12345\"/>",
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
    List<Map<String, Object>> read =
        indicators(
            result("many", "more", "2028-01-01")
                + result("1.50", "20", "2028-01-01")
                + result("2", "1e1", "2021-01-01")
                + result("4", "5", "2028-01-01"));
    assertThat(read.get(0)).containsEntry("measure", "WORDS").doesNotContainKey("target1Value");
    assertThat(read.get(1))
        .containsEntry("baseline", "1.5")
        .containsEntry("target1Value", "20")
        .containsEntry("target1On", LocalDate.of(2028, 1, 1));
    // What it looked for in a year that has passed is kept as it was published.
    assertThat(read.get(2)).containsEntry("target1On", LocalDate.of(2021, 1, 1));
    assertThat(read.get(3)).containsEntry("baseline", "4");
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
    Map<String, Object> answers = begun(activity, "en");
    assertThat(answers).containsKeys("title", "problem");
    assertThat(refusedOf(answers)).isEmpty();
  }

  private List<FieldError> refusedOf(Map<String, Object> answers) throws IOException {
    FormSchema title =
        FormSchema.parse(Files.readAllBytes(Path.of("forms", "articulate-demand.form")));
    return Stream.of(
            title, rows.form(Section.FRAME), rows.form(Section.NEED), rows.form(Section.ESTIMATE))
        .flatMap(form -> FormValidation.validate(form, typed(answers, form)).errors().stream())
        .filter(error -> answers.containsKey(error.key()))
        .toList();
  }

  private static Map<String, Object> typed(Map<String, Object> answers, FormSchema form) {
    Map<String, Object> typed = new HashMap<>();
    answers.forEach(
        (key, value) -> form.field(key).ifPresent(field -> typed.put(key, value.toString())));
    return typed;
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
    assertThat(overlaps.of(initiative.number(), true, java.util.Locale.ENGLISH, 1000))
        .extracting(FoundOverlap::activity)
        .contains(running)
        .doesNotContain(start, closed);
    assertThat(facts.facts(initiative.number(), Readers.focalPoint("KE"), java.util.Locale.ENGLISH))
        .extracting(fact -> fact.label())
        .containsExactly("knowledge.facts.start");
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

  @Test
  void allResultsAndIndicatorsBecomeRowsOfThePlan() {
    String indicators =
        "<indicator measure='2' ascending='0'><title><narrative>Delays</narrative></title>"
            + "<baseline year='2020' value='40'/>"
            + IntStream.rangeClosed(2021, 2028)
                .mapToObj(
                    year ->
                        "<period><period-start iso-date='%1$d-01-01'/><period-end iso-date='%1$d-12-31'/><target value='%2$d'/></period>"
                            .formatted(year, 2040 - year))
                .collect(Collectors.joining())
            + "</indicator><indicator"
            + " measure='5'><title><narrative>Trust</narrative></title><baseline"
            + " year='2020'><comment><narrative>Low</narrative></comment></baseline><period><period-start"
            + " iso-date='2028-01-01'/><period-end"
            + " iso-date='2028-12-31'/><target><comment><narrative>People say"
            + " so</narrative></comment></target></period></indicator><indicator"
            + " measure='1'><title/></indicator>";
    String result = "<result type='%s'><title><narrative>%s</narrative></title>%s</result>";
    long activity =
        taken(
            "rows",
            "<title><narrative>Rows</narrative></title><recipient-country code='KE'/>"
                + result.formatted("3", "An impact", indicators)
                + result.formatted("9", "Something", "")
                + "<result type='1'><title/></result>"
                + IntStream.range(0, 60)
                    .mapToObj(i -> result.formatted("1", "Output " + i, ""))
                    .collect(Collectors.joining()));
    Initiative initiative =
        initiatives.raise(
            new NewInitiative("KE", "All its rows", "en", false, activity),
            Readers.focalPoint("KE"));

    assertThat(rows.rows(initiative.number(), Section.RESULTS))
        .hasSize(62)
        .startsWith(rows.row(initiative.number(), Section.RESULTS, 1).orElseThrow())
        .extracting(row -> row.name() + " " + row.text("kind").orElseThrow())
        .startsWith("An impact OUTCOME", "Something OUTPUT", "Output 0 OUTPUT");
    List<Row> measured = rows.rows(initiative.number(), Section.INDICATORS);
    assertThat(measured).extracting(Row::name).containsExactly("Delays", "Trust", "An impact");
    assertThat(measured.get(0).values())
        .containsEntry("measure", "PERCENT")
        .containsEntry("direction", "LESS")
        .containsEntry("result", "1")
        .containsEntry("baseline", new BigDecimal("40"))
        .containsEntry("baselineOn", LocalDate.of(2020, 1, 1))
        .containsEntry("target1On", LocalDate.of(2023, 12, 31))
        .containsEntry("target6On", LocalDate.of(2028, 12, 31))
        .containsEntry("target6Value", new BigDecimal("12"));
    assertThat(measured.get(1).values())
        .containsEntry("measure", "WORDS")
        .containsEntry("baselineWords", "Low")
        .containsEntry("targetWords", "People say so");
    assertThat(rows.saved(initiative.number())).contains(Section.RESULTS, Section.INDICATORS);
    assertThat(
            database
                .sql(
                    "select detail::text from audit_entry where chain = ? and kind ="
                        + " 'plan.published'")
                .param(initiative.number().value())
                .query(String.class)
                .single())
        .contains("62", "63", "3");
  }

  /** As many rows as there is room for come from really published activities, and no row fails. */
  @ParameterizedTest
  @ValueSource(strings = {"01-aidtype-D-E.xml", "06-french-spanish-portuguese.xml"})
  void rowsComeFromReallyPublishedActivities(String name) throws IOException {
    Path file = Path.of("..", "shared", "cases", name);
    assumeTrue(Files.exists(file), () -> "not checked: " + file + " is not beside the project");
    ImportRun run;
    try (InputStream in = Files.newInputStream(file)) {
      run = take(in);
    }
    List<Long> ids = new java.util.ArrayList<>();
    imports.eachLine(
        run, Readers.secretariat(), (ImportLine line) -> ids.add(line.knownActivity()));
    int taken = 0;
    for (Long id : ids) {
      PublishedActivity activity = known.get(id).orElseThrow().published();
      if (!activity.results().isEmpty()) {
        Initiative initiative =
            initiatives.raise(
                new NewInitiative("KE", "Really published", "fr", false, id),
                Readers.focalPoint("KE"));
        String[] counts = StartFromActivity.rows(rows, activity, "fr").counts();
        assertThat(rows.rows(initiative.number(), Section.RESULTS))
            .hasSize(Integer.parseInt(counts[0]));
        assertThat(rows.rows(initiative.number(), Section.INDICATORS))
            .hasSize(Integer.parseInt(counts[2]));
        taken += Integer.parseInt(counts[0]);
      }
    }
    assertThat(taken).isPositive();
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
        Map<String, Object> answers = begun(id, language);
        assertThat(refusedOf(answers)).as(answers.toString()).isEmpty();
        answered += answers.size();
      }
    }
    assertThat(answered).isGreaterThan(ids.size() * 5 * 3);
  }
}
