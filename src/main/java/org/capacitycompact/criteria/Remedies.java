package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.engine.ReleasedModels;
import org.capacitycompact.platform.language.InterfaceLanguage;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The sentences of the decision tables, remedies and reasons, in the reader's language. The tables
 * speak English, and are what a verdict keeps; {@code criteria/remedies_xx.json} holds every
 * sentence that is shipped in another language, and {@code remedies-<capability>_xx.json} beside it
 * those of tables that a capability brings.
 */
@Component
public class Remedies {

  private static final TypeReference<Map<String, String>> SENTENCES = new TypeReference<>() {};

  private final Map<InterfaceLanguage, Map<String, String>> translated = new HashMap<>();

  Remedies(ObjectMapper json) throws IOException {
    for (InterfaceLanguage language : InterfaceLanguages.all()) {
      Map<String, String> sentences = new HashMap<>();
      for (Resource file :
          ReleasedModels.files("criteria", language.fileEnding(".json")).values()) {
        if (String.valueOf(file.getFilename()).startsWith("remedies")) {
          sentences.putAll(json.readValue(ReleasedModels.bytes(file), SENTENCES));
        }
      }
      translated.put(language, Map.copyOf(sentences));
    }
  }

  /** The sentence in this language; a sentence of a changed table stays as written. */
  public String inLanguage(String sentence, Locale language) {
    return InterfaceLanguages.nearest(language)
        .map(spoken -> translated.getOrDefault(spoken, Map.of()).get(sentence))
        .orElse(sentence);
  }
}
