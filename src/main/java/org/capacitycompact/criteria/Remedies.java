package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The sentences of the decision tables, remedies and reasons, in the reader's language. The tables
 * speak English, and are what a verdict keeps; {@code criteria/remedies_fr.json} holds the French
 * of every sentence that is shipped, or a file of the same ending beside it that a capability has
 * for its own tables.
 */
@Component
public class Remedies {

  private static final TypeReference<Map<String, String>> SENTENCES = new TypeReference<>() {};

  private final Map<String, String> french;

  Remedies(ObjectMapper json) throws IOException {
    Map<String, String> sentences = new HashMap<>();
    for (Resource file : ReleasedModels.files("criteria", "_fr.json").values()) {
      sentences.putAll(json.readValue(ReleasedModels.bytes(file), SENTENCES));
    }
    french = Map.copyOf(sentences);
  }

  /** The sentence in this language; a sentence of a changed table stays as written. */
  public String inLanguage(String sentence, Locale language) {
    return language.getLanguage().equals("fr") ? french.getOrDefault(sentence, sentence) : sentence;
  }
}
