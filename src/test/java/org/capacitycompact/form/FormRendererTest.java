package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class FormRendererTest {

  private final FormRenderer renderer = new FormRenderer(texts());

  @Test
  void aFormOfTheCompactSpeaksTheReadersLanguage() throws IOException {
    FormSchema schema =
        FormSchema.parse(Files.readAllBytes(Path.of("forms", "accept-hand-over.form")));

    assertThat(field(schema, Map.of(), "receivingInstitution", Locale.FRENCH).label())
        .isEqualTo("Institution qui prend le relais");
    assertThat(field(schema, Map.of(), "receivingInstitution", Locale.ENGLISH).label())
        .isEqualTo("Institution that takes over");
    assertThat(field(schema, Map.of(), "nationalBudgetLine", Locale.FRENCH).options())
        .extracting(FieldView.Option::label)
        .containsExactly("Oui", "Non");
  }

  @Test
  void valuesStandAsTheyAreToBeWritten() {
    Map<String, Object> values =
        Map.of(
            "localShare",
            new BigDecimal("1E+4"),
            "resultDate",
            LocalDate.of(2027, 6, 30),
            "owned",
            false,
            "untied",
            true,
            "modalities",
            List.of("twinning"));

    assertThat(sample(values, "localShare").value()).isEqualTo("10000");
    assertThat(sample(values, "resultDate").value()).isEqualTo("2027-06-30");
    assertThat(sample(values, "owned").options())
        .extracting(FieldView.Option::chosen)
        .containsExactly(false, true);
    assertThat(sample(values, "untied").value()).isEqualTo("true");
    assertThat(sample(values, "modalities").options())
        .extracting(FieldView.Option::chosen)
        .containsExactly(false, true);
  }

  @Test
  void whatAPersonWroteIsNeverReadAsAPlaceholder() {
    FormView view =
        renderer.render(
            SampleForm.SCHEMA,
            FormState.opened(Map.of("number", "{{title}} $1", "title", "Secret"), Map.of()),
            Locale.ENGLISH);

    assertThat(view.blocks().get(0).heading()).isEqualTo("What you want");
    assertThat(view.blocks().get(0).paragraphs())
        .containsExactly("Initiative {{title}} $1 of the country");
  }

  private FieldView sample(Map<String, Object> values, String key) {
    return field(SampleForm.SCHEMA, values, key, Locale.ENGLISH);
  }

  private FieldView field(
      FormSchema schema, Map<String, Object> values, String key, Locale locale) {
    FormView view = renderer.render(schema, FormState.opened(values, Map.of()), locale);
    return find(view.blocks(), key);
  }

  private static FieldView find(List<FormView.Block> blocks, String key) {
    for (FormView.Block block : blocks) {
      if (block.field() != null && block.field().key().equals(key)) {
        return block.field();
      }
      FieldView inside = find(block.blocks(), key);
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private static ResourceBundleMessageSource texts() {
    ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    texts.setBasenames("messages", "forms");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
