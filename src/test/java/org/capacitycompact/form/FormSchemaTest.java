package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {

  @Test
  void questionsKeepTheOrderOfTheFormThroughItsGroups() {
    assertThat(SampleForm.SCHEMA.fields())
        .extracting(FormField::key)
        .startsWith("title", "problem", "sectorCode", "resultDate", "localShare", "months");
    assertThat(SampleForm.SCHEMA.field("months").orElseThrow().rules().max())
        .isEqualByComparingTo("60");
    assertThat(SampleForm.SCHEMA.field("nothing")).isEmpty();
  }

  @Test
  void everyFormOfTheCompactCanBeCheckedOnTheServer() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      List<Path> forms = files.filter(file -> file.toString().endsWith(".form")).toList();
      assertThat(forms).isNotEmpty();
      for (Path file : forms) {
        FormSchema schema = FormSchema.parse(Files.readAllBytes(file));
        assertThat(schema.id() + ".form").isEqualTo(file.getFileName().toString());
        assertThat(schema.fields()).isNotEmpty();
      }
    }
  }

  @Test
  void aPropertySaysWhatATextFieldHolds() {
    assertThat(
            List.of("resultDate", "localShare", "owned", "language").stream()
                .map(key -> SampleForm.SCHEMA.field(key).orElseThrow().kind()))
        .containsExactly(FieldKind.DATE, FieldKind.MONEY, FieldKind.YES_NO, FieldKind.RADIO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'textfield','key':'a','conditional':{'hide':'=b'}}",
        "{'type':'textfield','key':'a','validate':{'required':'=b'}}",
        "{'type':'textfield','key':'a','validate':{'pattern':'('}}",
        "{'type':'textfield','key':'a','validate':{'unknownRule':1}}",
        "{'type':'textfield','key':'a.b'}",
        "{'type':'textfield','key':'_csrf'}",
        "{'type':'textfield'}",
        "{'type':'textfield','key':'a','properties':{'kind':'colour'}}",
        "{'type':'datetime','key':'a'}",
        "{'type':'select','key':'a'}",
        "{'type':'radio','key':'a','properties':{'kind':'yesNo'},'values':[{'value':'maybe','label':'?'}]}",
        "{'type':'number','key':'a','validate':{'min':'few'}}",
        "{'type':'group','path':'nested','components':[]}",
        "{'type':'textfield','key':'a'},{'type':'group','components':[{'type':'number','key':'a'}]}"
      })
  void whatTheServerCouldNotCheckIsRefusedWhenTheFormIsRead(String components) {
    assertThatThrownBy(() -> form(components)).isInstanceOf(InvalidFormException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{'id':'a','schemaVersion':4}", "{'schemaVersion':16}", "x"})
  void aFileThatIsNoFormIsRefused(String json) {
    assertThatThrownBy(() -> FormSchema.parse(bytes(json)))
        .isInstanceOf(InvalidFormException.class);
  }

  private static FormSchema form(String components) {
    return FormSchema.parse(
        bytes("{'id':'f','schemaVersion':16,'components':[" + components + "]}"));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
