package org.capacitycompact.criteria;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.language.LanguageFiles;
import org.springframework.stereotype.Component;

/**
 * The sentences of the decision tables, remedies and reasons, in the reader's language. The tables
 * speak English, and are what a verdict keeps; {@code criteria/remedies_xx.json} holds every
 * sentence that is shipped in another language.
 */
@Component
public class Remedies {

  private static final TypeReference<Map<String, String>> SENTENCES = new TypeReference<>() {};

  private final LanguageFiles<Map<String, String>> translated;

  Remedies(ObjectMapper json) throws IOException {
    translated = new LanguageFiles<>("criteria/remedies", SENTENCES, json);
  }

  /** The sentence in this language; a sentence of a changed table stays as written. */
  public String inLanguage(String sentence, Locale language) {
    return translated.in(language).map(said -> said.get(sentence)).orElse(sentence);
  }
}
