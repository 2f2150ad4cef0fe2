package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

@DisplayName("A question that may stay empty")
class NeedTest {

  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

  /** A handler that refuses a missing answer itself, without a {@link Need}. */
  private static final Pattern BY_HAND =
      Pattern.compile(
          "!\\s*(?:answers|given)[.](?:has|optional\\w+)\\([^;{]*[;{]\\s*errors[.]add|need\\(");

  private final ResourceBundleMessageSource texts = texts();
  private final FormRenderer renderer = new FormRenderer(texts);

  static Stream<FormSchema> forms() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      return files
          .filter(file -> file.toString().endsWith(".form"))
          .sorted()
          .map(NeedTest::form)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("is refused under the conditions told beside it, and under no other")
  void pageAndCheckAgree(FormSchema form) {
    Map<String, FieldView> shown = new HashMap<>();
    collect(
        renderer.render(form, FormState.opened(Map.of(), Map.of()), Locale.ENGLISH).blocks(),
        shown);
    for (FormField field : form.fields()) {
      FieldView view = shown.get(field.key());
      if (view == null || field.readOnly() || field.rules().required()) {
        continue;
      }
      List<Map<String, Object>> conditions = conditions(form, field);
      long refused = conditions.stream().filter(raw -> isMissed(form, field, raw)).count();
      if (view.needed() == null) {
        assertThat(refused).as(form.id() + " " + field.key()).isZero();
      } else {
        assertThat(refused)
            .as(form.id() + " " + field.key())
            .isPositive()
            .isLessThan(conditions.size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  @DisplayName("is needed by options that are offered, and refused in words of both languages")
  void rulesNameWhatIsThere(FormSchema form) {
    for (FormField field : form.fields()) {
      Need need = field.need();
      if (need == null) {
        continue;
      }
      assertThat(field.rules().required()).as(field.key()).isFalse();
      for (Need.Term term : need.terms().stream().flatMap(List::stream).toList()) {
        FormField other = form.field(term.key()).orElseThrow();
        assertThat(other.options().stream().map(Choice::value).toList())
            .as(field.key())
            .containsAll(term.values());
        assertThat(other.kind() == FieldKind.MONEY || other.kind() == FieldKind.NUMBER)
            .as(field.key())
            .matches(number -> number || term.stands() != Need.Stands.ABOVE);
      }
      for (Locale language : LANGUAGES) {
        assertThat(texts.getMessage(need.refusalOf(field.key()).messageKey(), null, language))
            .isNotBlank();
      }
    }
  }

  @Test
  @DisplayName("says when it is needed, in the words of the form and the reader's language")
  void inWords() {
    assertThat(needed("endorse-demand", "endorsementReason", Locale.ENGLISH))
        .isEqualTo("(needed if “Decision of the authority” is “Return it to the focal point”)");
    assertThat(needed("endorse-demand", "endorsementReason", Locale.FRENCH))
        .startsWith("(à remplir si la réponse à «\u00a0")
        .endsWith("\u00a0»)");
    assertThat(needed("respond-to-review-recommendation", "due", Locale.ENGLISH))
        .isEqualTo("(needed if “Response” is “Accept” or “Accept in part”)");
    assertThat(needed("commit-local-share", "inKindValuation", Locale.ENGLISH))
        .endsWith(" is above 0)");
    assertThat(needed("endorse-demand", "endorsementReference", Locale.ENGLISH)).isNull();
  }

  @Test
  @DisplayName("is needed where the handler of the task says so")
  void byTheHandler() {
    FormSchema form =
        new ReleasedForms()
            .of("respond-to-review")
            .asking(
                List.of(new AskedRows("recommendation", List.of(), List.of(FormRow.numbered(1)))));
    Map<String, Need> needs =
        Map.of("recommendation1Response", Need.always("review.response.missing"));
    Map<String, FieldView> shown = new HashMap<>();
    FormState state = FormState.opened(Map.of(), Map.of()).needing(needs);
    collect(renderer.render(form, state, Locale.ENGLISH).blocks(), shown);

    assertThat(shown.get("recommendation1Response").required()).isTrue();
    assertThat(Need.unmet(needs, Answers.of(Map.of())))
        .containsExactly(FieldError.of("recommendation1Response", "review.response.missing"));
    assertThat(Need.unmet(needs, Answers.of(Map.of("recommendation1Response", "reject"))))
        .isEmpty();
  }

  @Test
  @DisplayName("is needed in a form of an earlier release as today's says")
  void earlierForms() {
    FormSchema today = form("endorse-demand");
    FormSchema earlier = today.needing(new FormSchema("endorse-demand", List.of()));
    Map<String, Object> returned = Map.of("endorsementDecision", "return");

    assertThat(FormValidation.validate(earlier, returned).errors()).isEmpty();
    assertThat(FormValidation.validate(earlier.needing(today), returned).errors())
        .containsExactly(FieldError.of("endorsementReason", "demand.return.reason"));
  }

  @ParameterizedTest
  @CsvSource({
    "amount > 0, 5, true", "amount > 0, 0, false", "amount > 0, , false",
    "!amount, 5, false", "!amount, 0, true", "!amount, , true",
    "amount, 0, true", "amount, , false"
  })
  @DisplayName("is needed by amounts that are given, or not")
  void amounts(String rule, java.math.BigDecimal amount, boolean needed) {
    Answers answers = Answers.of(amount == null ? Map.of() : Map.of("amount", amount));

    assertThat(Need.when(rule, "some.text").holds(answers)).isEqualTo(needed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a = ", "a > 5", "!a = b", "a ~ b", "a = b and"})
  @DisplayName("is needed by no rule that cannot be read")
  void unreadable(String rule) {
    assertThatIllegalArgumentException().isThrownBy(() -> Need.when(rule, "some.text"));
  }

  @Test
  @DisplayName("is refused by no handler on its own")
  void noHandlerRefusesByHand() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        Matcher byHand = BY_HAND.matcher(source);
        if (source.contains("List<FieldError> check(") && byHand.find()) {
          found.add(file.getFileName() + ": " + byHand.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private String needed(String form, String key, Locale language) {
    Map<String, FieldView> shown = new HashMap<>();
    collect(
        renderer.render(form(form), FormState.opened(Map.of(), Map.of()), language).blocks(),
        shown);
    return shown.get(key).needed();
  }

  private static boolean isMissed(FormSchema form, FormField field, Map<String, Object> raw) {
    return FormValidation.validate(form, Map.of(), raw).errors().stream()
        .anyMatch(error -> error.key().equals(field.key()));
  }

  /** Every combination of answers that may matter, and each choice of the form on its own. */
  private static List<Map<String, Object>> conditions(FormSchema form, FormField field) {
    List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
    Need need = field.need();
    List<FormField> deciding =
        need == null
            ? List.of()
            : form.fields().stream()
                .filter(
                    other ->
                        need.isOfRow()
                            ? isInRow(field.key(), other.key())
                            : need.names().contains(other.key()))
                .toList();
    for (FormField other : deciding) {
      List<Map<String, Object>> more = new ArrayList<>();
      for (Map<String, Object> each : all) {
        answers(other).forEach(answer -> more.add(with(each, other.key(), answer)));
      }
      all.addAll(more);
    }
    for (FormField other : form.fields()) {
      if (!other.key().equals(field.key()) && !other.readOnly()) {
        answers(other).forEach(answer -> all.add(Map.of(other.key(), answer)));
      }
    }
    return all;
  }

  private static boolean isInRow(String key, String other) {
    return !other.equals(key)
        && other.startsWith(key.replaceFirst("(\\d)[A-Z].*", "$1"))
        && other.matches("[a-z][A-Za-z]*\\d[A-Z].*");
  }

  private static List<Object> answers(FormField field) {
    return switch (field.kind()) {
      case RADIO, SELECT, YES_NO ->
          field.options().stream().map(option -> (Object) option.value()).toList();
      case CHECKLIST ->
          field.options().stream().map(option -> (Object) List.of(option.value())).toList();
      case MONEY, NUMBER -> List.of("0", "1");
      case DATE -> List.of("2027-06-30");
      case CHECKBOX -> List.of("true");
      case TEXT, LONG_TEXT -> List.of("Something");
    };
  }

  private static Map<String, Object> with(Map<String, Object> each, String key, Object answer) {
    Map<String, Object> more = new HashMap<>(each);
    more.put(key, answer);
    return more;
  }

  private static void collect(List<FormView.Block> blocks, Map<String, FieldView> shown) {
    for (FormView.Block block : blocks) {
      if (block.field() != null) {
        shown.put(block.field().key(), block.field());
      }
      if (block.rows() != null) {
        block
            .rows()
            .lines()
            .forEach(row -> row.fields().forEach(field -> shown.put(field.key(), field)));
      }
      collect(block.blocks(), shown);
    }
  }

  private static FormSchema form(String id) {
    return form(Path.of("forms", id + ".form"));
  }

  private static FormSchema form(Path file) {
    try {
      return FormSchema.parse(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static ResourceBundleMessageSource texts() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasenames(
        "messages",
        "messages-appraisal",
        "messages-steering",
        "messages-criteria",
        "messages-delivery",
        "messages-demand",
        "messages-exit",
        "messages-funding",
        "messages-partnership",
        "messages-plan",
        "messages-review",
        "forms");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
