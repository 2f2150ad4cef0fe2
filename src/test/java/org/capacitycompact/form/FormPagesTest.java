package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capacitycompact.web.Exhibit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * The questions of every form as a browser gets them. The pages are left in {@code
 * target/form-pages} for viewing.
 */
class FormPagesTest {

  private static final Path PAGES = Path.of("target", "form-pages");
  private static final String PAGE =
      """
      <!DOCTYPE html><html lang="en" xmlns:th="http://www.thymeleaf.org"><head><meta charset="UTF-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/><title>Form</title>
      <link rel="stylesheet" href="../../src/main/resources/static/portal.css"/></head>
      <body><main><div class="cols"><div>
      <th:block th:replace="~{form/form-fields :: summary(${form})}"/>
      <th:block th:replace="~{form/form-fields :: questions(${form})}"/>
      </div></div></main></body></html>
      """;

  private final ResourceBundleMessageSource texts = texts();
  private final FormRenderer renderer = new FormRenderer(texts);
  private final SpringTemplateEngine engine = engine(texts);

  static Stream<Path> forms() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
    }
  }

  @Test
  void aGroupAboutSomethingThatIsNotThereIsLeftOut() throws IOException {
    FormSchema schema =
        new ReleasedForms().of("examine-together").asking(rows("sufficiency", 1, 2));

    assertThat(page(schema, opened(), Locale.ENGLISH))
        .contains("Sufficiency target 2", "Enough, impact and sustainability")
        .doesNotContain("Sufficiency target 3");
    assertThat(page(new ReleasedForms().of("examine-together"), opened(), Locale.ENGLISH))
        .doesNotContain("Sufficiency target");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyQuestionIsAskedOnceAndEveryIdStandsForOneThing(Path file) throws IOException {
    FormSchema schema = FormSchema.parse(Files.readAllBytes(file));

    String page = page(schema, FormState.opened(shown(schema), choices(schema)), Locale.FRENCH);

    assertThat(all(page, " id=\"([^\"]+)\"")).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(all(page, "<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"")))
        .containsExactlyInAnyOrderElementsOf(
            schema.fields().stream()
                .filter(field -> !field.readOnly())
                .map(FormField::key)
                .toList());
    assertThat(all(page, "(<fieldset[^>]*>)(?!\\s*<legend>)")).isEmpty();
  }

  @Test
  void aDayThatTwoReadersReadApartIsChosenInWords() throws IOException {
    FormSchema schema = form("refresh-data");
    Map<String, Object> written = new HashMap<>(Map.of("dataDate", "03/04/2027"));
    LocaleContextHolder.setLocale(Locale.FRENCH);
    try {
      Submission submission = FormValidation.validate(schema, choices(schema), written);
      String page = page(schema, opened().refused(written, submission.errors()), Locale.FRENCH);

      assertThat(page).contains("Quel jour voulez-vous dire", "3 avril 2027", "4 mars 2027");
      assertThat(all(page, "type=\"radio\"[^>]*name=\"day.dataDate\" value=\"([^\"]+)\""))
          .containsExactly("2027-04-03", "2027-03-04");
      written.put("day.dataDate", "2027-03-04");
      assertThat(WrittenNumbers.occurIn(written)).isTrue();
      assertThat(WrittenNumbers.plain(schema, written, Locale.FRENCH))
          .isEqualTo(Map.of("dataDate", "2027-03-04"));
      // A choice between other days than the typed ones is ignored.
      written.put("dataDate", "05/06/2027");
      assertThat(WrittenNumbers.plain(schema, written, Locale.FRENCH))
          .isEqualTo(Map.of("dataDate", "05/06/2027"));
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  @Test
  void nothingIsAskedAboutAResultThatWasNotAgreed() throws IOException {
    String page =
        page(
            new ReleasedForms().of("report-progress").asking(rows("result", 1, 3)),
            opened(),
            Locale.ENGLISH);

    assertThat(page).contains("name=\"result1Actual\"", "name=\"result3Actual\"", "About 3");
    assertThat(page).doesNotContain("result2Actual", "<details");
  }

  @Test
  void anErrorStandsAtItsRowAndIsNamedByIt() throws IOException {
    FormSchema schema = new ReleasedForms().of("report-progress").asking(rows("result", 7));
    Map<String, Object> written = Map.of("result7Actual", "many", "result8Actual", "1");
    Submission submission = FormValidation.validate(schema, written);

    String page = page(schema, opened().refused(written, submission.errors()), Locale.FRENCH);

    assertThat(submission.errors())
        .extracting(FieldError::key, FieldError::messageKey)
        .contains(org.assertj.core.groups.Tuple.tuple("result8Actual", "validation.noRow"));
    assertThat(page).contains("href=\"#q-result7Actual\">Résultat 7\u00a0: Valeur actuelle</a>");
    assertThat(all(page, "<p class=\"error\" id=\"([^\"]+)\"")).contains("error-result7Actual");
  }

  @Test
  void aRowThatTheWriterAddsIsThereAsSoonAsTheLastIsWritten() throws IOException {
    FormSchema schema = new ReleasedForms().of("review-initiative");
    Map<String, Object> written =
        Map.of("recommendation1Text", "Train", "recommendation2Text", "Pay");

    assertThat(all(page(schema, opened(), Locale.ENGLISH), "name=\"(recommendation\\d+Text)\""))
        .containsExactly("recommendation1Text", "recommendation2Text");
    String page = page(schema, FormState.opened(written, Map.of()), Locale.ENGLISH);
    assertThat(all(page, "name=\"(recommendation\\d+Text)\"")).hasSize(3);
    assertThat(page).contains("value=\"group-Rows_recommendation\"", "Relevance", "relevanceScore");
    assertThat(
            FormValidation.validate(
                    schema.grown(List.of("recommendation21Text")),
                    Map.of("reviewDecision", "decline", "recommendation21Text", "Too many"))
                .errors())
        .contains(FieldError.of("recommendation21Text", "validation.noRow.most", "20"));
  }

  private static List<AskedRows> rows(String name, int... numbers) {
    return List.of(
        new AskedRows(
            name,
            List.of("About"),
            IntStream.of(numbers)
                .mapToObj(n -> FormRow.numbered(n, Exhibit.Cell.of("About " + n)))
                .toList()));
  }

  @Test
  void aBoundThatIsThereForTheMachineOnlyIsNoHint() throws IOException {
    assertThat(page(form("plan-frame"), opened(), Locale.ENGLISH))
        .doesNotContain("999999999")
        .contains("From 1 to ");
  }

  private static FormSchema form(String id) throws IOException {
    return FormSchema.parse(Files.readAllBytes(Path.of("forms", id + ".form")));
  }

  private static FormState opened() {
    return FormState.opened(Map.of(), Map.of());
  }

  /** A text for every read-only field. */
  private static Map<String, Object> shown(FormSchema schema) {
    Map<String, Object> values = new HashMap<>();
    schema.fields().stream()
        .filter(FormField::readOnly)
        .forEach(field -> values.put(field.key(), "12 audits a year, 4 today"));
    return values;
  }

  private static Map<String, List<Choice>> choices(FormSchema schema) {
    Map<String, List<Choice>> choices = new HashMap<>();
    for (FormField field : schema.fields()) {
      if (field.valuesKey() != null) {
        choices.put(field.valuesKey(), List.of(new Choice("A", "An entry of the data")));
      }
    }
    return choices;
  }

  private String page(FormSchema schema, FormState state, Locale language) throws IOException {
    Context context = new Context(language);
    context.setVariable("form", renderer.render(schema, state, language));
    String page = engine.process(PAGE, context);
    Files.createDirectories(PAGES);
    Files.writeString(PAGES.resolve(schema.id() + "_" + language.getLanguage() + ".html"), page);
    return page;
  }

  private static List<String> all(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(hit -> hit.group(1)).toList();
  }

  private static SpringTemplateEngine engine(ResourceBundleMessageSource texts) {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    files.setResolvablePatterns(java.util.Set.of("form/*"));
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.addTemplateResolver(files);
    engine.addTemplateResolver(new StringTemplateResolver());
    engine.setTemplateEngineMessageSource(texts);
    return engine;
  }

  private static ResourceBundleMessageSource texts() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasenames("messages", "forms");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
