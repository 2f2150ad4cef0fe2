package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The sentences of the decision tables, remedies and reasons, in the reader's language. The tables
 * speak English, and are what a verdict keeps; {@code criteria/remedies_fr.json} holds the French
 * of every sentence that is shipped.
 */
@Component
public class Remedies {

  private static final TypeReference<Map<String, String>> SENTENCES = new TypeReference<>() {};

  private final Map<String, String> french;

  Remedies(ObjectMapper json) throws IOException {
    try (InputStream content =
        new ClassPathResource("criteria/remedies_fr.json").getInputStream()) {
      french = Map.copyOf(json.readValue(content, SENTENCES));
    }
  }

  /** The sentence in the language; one of a table that was changed since stands as written. */
  public String inLanguage(String sentence, Locale language) {
    return language.getLanguage().equals("fr") ? french.getOrDefault(sentence, sentence) : sentence;
  }
}
