package org.capacitycompact.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;

/** A form with every kind of question, and valid input for it. */
final class SampleForm {

  static final FormSchema SCHEMA = FormSchema.parse(json());
  static final Map<String, List<Choice>> CHOICES =
      Map.of("providerOptions", List.of(new Choice("P-1", "Agência de Cooperação")));

  private SampleForm() {}

  static byte[] json() {
    try (InputStream file =
        SampleForm.class.getResourceAsStream("/form-samples/sample-demand.form")) {
      Assertions.assertNotNull(file);
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Map<String, Object> complete() {
    Map<String, Object> raw = new HashMap<>();
    raw.put("title", "Spending reviews");
    raw.put("resultDate", "2027-06-30");
    raw.put("localShare", "12000.5");
    raw.put("months", "24");
    raw.put("owned", "yes");
    raw.put("modalities", List.of("training"));
    raw.put("untied", "true");
    return raw;
  }

  static Submission submit(String key, Object value) {
    Map<String, Object> raw = complete();
    raw.put(key, value);
    return FormValidation.validate(SCHEMA, CHOICES, raw);
  }

  static Submission without(String key) {
    Map<String, Object> raw = complete();
    raw.remove(key);
    return FormValidation.validate(SCHEMA, CHOICES, raw);
  }
}
