package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("A form with as many slots as there are rows")
class RepeatedSlotsTest {

  private static final FormSchema REPORT = new ReleasedForms().of("report-progress");
  private static final FormSchema EXAMINATION = new ReleasedForms().of("examine-together");

  @Test
  @DisplayName("has its own and copies of the first, in the order of the rows")
  void copies() {
    FormSchema form =
        REPORT.repeating(
            Set.of("result", "sufficiency"),
            List.of("result7Shown", "result2Shown", "result41Shown"));
    assertThat(keys(form, "result\\d+Actual"))
        .containsExactly(
            "result7Actual", "result2Actual", "result41Actual", "result1Actual", "result3Actual");
    assertThat(form.field("result7Actual").orElseThrow().label()).isEqualTo("Result 7: value now");
    assertThat(form.field("result7Actual").orElseThrow().rules())
        .isEqualTo(REPORT.field("result1Actual").orElseThrow().rules());
    assertThat(form.field("result7Shown").orElseThrow().readOnly()).isTrue();
    assertThat(keys(form, "sufficiency\\d+Actual")).hasSize(3);
  }

  @Test
  @DisplayName("repeats a whole group, and what it names")
  void groups() {
    FormSchema form = EXAMINATION.repeating(Set.of("sufficiency"), List.of("sufficiency9Reached"));
    assertThat(form.elements())
        .filteredOn(FormElement.Group.class::isInstance)
        .extracting(element -> ((FormElement.Group) element).id())
        .startsWith("Group_sufficiency9", "Group_sufficiency1");
    assertThat(keys(form, "sufficiency9\\w+")).hasSize(5);
  }

  @Test
  @DisplayName("has no slot that nobody named, and none under another name")
  void onlyNamed() {
    assertThat(REPORT.repeating(Set.of(), List.of("result7Actual"))).isEqualTo(REPORT);
    assertThat(
            REPORT
                .repeating(Set.of("result"), List.of("sufficiency7Actual", "result9999999Actual"))
                .fields())
        .isEqualTo(REPORT.fields());
  }

  @Test
  @DisplayName("needs in a copied slot what the first one needs, of its own row")
  void needs() {
    FormField first =
        new FormField(
            "step1Due",
            FieldKind.DATE,
            "Step 1: by when",
            "",
            false,
            new FieldRules(false, null, null, null, null, null, 0),
            List.of(),
            null,
            Need.when("step1Title and other", "due.missing"));
    FormField title =
        new FormField(
            "step1Title",
            FieldKind.TEXT,
            "Step 1",
            "",
            false,
            first.rules(),
            List.of(),
            null,
            null);
    FormSchema form =
        new FormSchema(
                "steps", List.of(new FormElement.Question(title), new FormElement.Question(first)))
            .repeating(Set.of("step"), List.of("step4Title"));
    assertThat(form.field("step4Due").orElseThrow().need())
        .satisfies(
            need -> assertThat(need.names()).containsExactlyInAnyOrder("step4Title", "other"));
  }

  @Test
  @DisplayName("is in the words of its first slot where it has none of its own, in any language")
  void words() {
    StaticMessageSource french = new StaticMessageSource();
    french.addMessage(
        "form.report-progress.result1Actual.label", Locale.FRENCH, "Résultat 1 : valeur actuelle");
    FormWords words = new FormWords(french, "report-progress", Locale.FRENCH);
    assertThat(words.of("result12Actual", "label", "Result 12: value now"))
        .isEqualTo("Résultat 12 : valeur actuelle");
    assertThat(words.of("difficulties", "label", "Difficulties")).isEqualTo("Difficulties");
  }

  @Test
  @DisplayName("closes each of many until it is wanted, and none that is answered")
  void many() {
    Map<String, Object> shown = new LinkedHashMap<>();
    IntStream.rangeClosed(1, 60).forEach(n -> shown.put("result" + n + "Shown", "Reviews " + n));
    shown.put("result5Actual", "3");
    FormSchema form = REPORT.repeating(Set.of("result"), shown.keySet());
    FormView view =
        new FormRenderer(new Anything())
            .render(form, FormState.opened(shown, Map.of()), Locale.ENGLISH);
    List<FormView.Block> results =
        view.blocks().stream()
            .filter(block -> block.id().equals("group-Group_results"))
            .flatMap(block -> block.blocks().stream())
            .toList();
    assertThat(results).hasSize(60);
    assertThat(results).filteredOn(block -> block.type().equals("closed")).hasSize(59);
    assertThat(results.get(4).type()).isEqualTo("slot");
    assertThat(results.get(59).heading()).isEqualTo("Result 60");
    assertThat(results.get(59).paragraphs()).containsExactly("Reviews 60");
  }

  private static List<String> keys(FormSchema form, String pattern) {
    return form.fields().stream().map(FormField::key).filter(key -> key.matches(pattern)).toList();
  }

  /** Says every text of the page in its code, and knows no text of a form's own. */
  private static final class Anything extends StaticMessageSource {
    @Override
    protected @Nullable String getDefaultMessage(String code) {
      return code.startsWith("form.report-progress.") ? null : code;
    }
  }
}
