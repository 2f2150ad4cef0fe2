package org.capacitycompact.clauses;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The clauses of the source documents, from {@code criteria/clauses.json}. */
@Component
public class Clauses {

  private final File file;

  Clauses(ObjectMapper json) throws IOException {
    try (InputStream content = new ClassPathResource("criteria/clauses.json").getInputStream()) {
      file = json.readValue(content, File.class);
    }
  }

  private record File(
      Map<String, Map<String, String>> sources,
      Map<String, Map<String, String>> themes,
      Map<String, Entry> clauses) {}

  private record Entry(
      String source,
      String theme,
      String kinds,
      String en,
      String fr,
      String quote,
      Map<String, String> means) {}

  /** The clause in this language; an unknown one has its number as title. */
  public Clause of(String number, Locale language) {
    Entry entry = file.clauses().get(number);
    if (entry == null) {
      return new Clause(number, "", "", number, "", "", "");
    }
    String spoken = spoken(language);
    return new Clause(
        number,
        entry.theme(),
        entry.kinds(),
        spoken.equals("fr") ? entry.fr() : entry.en(),
        entry.means().getOrDefault(spoken, ""),
        entry.quote(),
        file.sources().getOrDefault(entry.source(), Map.of()).getOrDefault(spoken, ""));
  }

  /** All clauses in order of their numbers. */
  public List<Clause> all(Locale language) {
    return file.clauses().keySet().stream().map(number -> of(number, language)).toList();
  }

  /** The themes in order: letter and name. */
  public Map<String, String> themes(Locale language) {
    Map<String, String> themes = new LinkedHashMap<>();
    file.themes()
        .forEach((letter, names) -> themes.put(letter, names.getOrDefault(spoken(language), "")));
    return themes;
  }

  /** The number of the source document that a clause is from, 0 to 4. */
  String sourceFile(String number) {
    Entry entry = file.clauses().get(number);
    return entry == null ? "" : entry.source();
  }

  /** Whether the clause is known here. */
  public boolean knows(String number) {
    return file.clauses().containsKey(number);
  }

  private static String spoken(Locale language) {
    return language.getLanguage().equals("fr") ? "fr" : "en";
  }
}
