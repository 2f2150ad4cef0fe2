package org.capacitycompact.criteria;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words of the clauses that findings name, from {@code criteria/clauses.json}. */
@Component
public class Clauses {

  private final File file;

  Clauses(ObjectMapper json) throws IOException {
    try (InputStream content = new ClassPathResource("criteria/clauses.json").getInputStream()) {
      file = json.readValue(content, File.class);
    }
  }

  private record File(Map<String, Map<String, String>> sources, Map<String, Entry> clauses) {}

  private record Entry(String source, String en, String fr, String quote) {}

  /** The clause in the language; one that is not kept stands for itself. */
  public Clause of(String number, Locale language) {
    Entry entry = file.clauses().get(number);
    if (entry == null) {
      return new Clause(number, number, "", "");
    }
    boolean french = language.getLanguage().equals("fr");
    return new Clause(
        number,
        french ? entry.fr() : entry.en(),
        entry.quote(),
        file.sources()
            .getOrDefault(entry.source(), Map.of())
            .getOrDefault(french ? "fr" : "en", ""));
  }

  /** Whether the clause's words are kept. */
  public boolean knows(String number) {
    return file.clauses().containsKey(number);
  }
}
