package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer that nobody can see")
class InvisibleAnswersTest {

  private static final List<String> UNSEEN =
      List.of("\u200b", "\u2060", "\u00ad", "\u3164", "\u2800", "\ufe0f", "\udb40\udc61");

  @Test
  @DisplayName("is none, at every question of every form that wants a text")
  void isNone() throws IOException {
    List<String> asked = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".form")).toList()) {
        FormSchema schema = FormSchema.parse(Files.readAllBytes(file));
        for (FormField field : schema.fields()) {
          boolean text = field.kind() == FieldKind.TEXT || field.kind() == FieldKind.LONG_TEXT;
          if (text && !field.readOnly()) {
            asked.add(field.key());
            UNSEEN.forEach(unseen -> none(schema, field, unseen));
          }
        }
      }
    }
    assertThat(asked).hasSizeGreaterThan(100);
  }

  private static void none(FormSchema schema, FormField field, String unseen) {
    Map<String, Object> raw = new HashMap<>(Map.of(field.key(), unseen));
    List<FieldError> errors = FormValidation.validate(schema, raw).errors();
    assertThat(errors.stream().filter(error -> error.key().equals(field.key())).toList())
        .as("%s of %s", field.key(), schema.id())
        .extracting(FieldError::messageKey)
        .isEqualTo(field.rules().required() ? List.of("validation.required.text") : List.of());
    assertThat(FormValidation.soFar(schema, Map.of(), raw).asMap()).doesNotContainKey(field.key());
  }
}
