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
 * Translates the sentences of decision tables, remedies and reasons, into the reader's language.
 * Tables and verdicts are in English; {@code criteria/remedies_fr.json} has the French of every
 * shipped sentence.
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

  /** The sentence in this language; a sentence of a changed table stays as written. */
  public String inLanguage(String sentence, Locale language) {
    return language.getLanguage().equals("fr") ? french.getOrDefault(sentence, sentence) : sentence;
  }
}
