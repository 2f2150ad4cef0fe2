package org.capacitycompact.platform.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/**
 * A file that each language but English has for itself: {@code criteria/remedies_fr.json} is the
 * French of {@code criteria/remedies}.
 */
public final class LanguageFiles<T> {

  private final Map<InterfaceLanguage, T> files = new HashMap<>();

  /** Reads the languages' files of this name. */
  public LanguageFiles(String name, TypeReference<T> type, ObjectMapper json) throws IOException {
    for (InterfaceLanguage language : InterfaceLanguages.all()) {
      ClassPathResource file = new ClassPathResource(name + language.fileEnding(".json"));
      if (file.exists()) {
        try (InputStream content = file.getInputStream()) {
          files.put(language, json.readValue(content, type));
        }
      }
    }
  }

  /** What the file of the language says; nothing for English, and where there is no file. */
  public Optional<T> in(Locale language) {
    return InterfaceLanguages.nearest(language)
        .flatMap(each -> Optional.ofNullable(files.get(each)));
  }
}
