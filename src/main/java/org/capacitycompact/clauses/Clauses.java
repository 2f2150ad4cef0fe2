package org.capacitycompact.clauses;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.language.LanguageFiles;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The clauses of the source documents, from {@code criteria/clauses.json}, which is in English;
 * {@code criteria/clauses_xx.json} says titles and meanings in another language.
 */
@Component
public class Clauses {

  private final File file;
  private final LanguageFiles<Said> translated;

  Clauses(ObjectMapper json) throws IOException {
    try (InputStream content = new ClassPathResource("criteria/clauses.json").getInputStream()) {
      file = json.readValue(content, File.class);
    }
    translated = new LanguageFiles<>("criteria/clauses", new TypeReference<>() {}, json);
  }

  private record File(
      Map<String, String> sources, Map<String, String> themes, Map<String, Entry> clauses) {}

  private record Entry(
      String source, String theme, String kinds, String title, String meaning, String quote) {}

  private record Said(
      Map<String, String> sources, Map<String, String> themes, Map<String, Titled> clauses) {}

  private record Titled(String title, String meaning) {}

  private static final Said NOTHING = new Said(Map.of(), Map.of(), Map.of());

  /** The clause in this language; an unknown one has its number as title. */
  public Clause of(String number, Locale language) {
    Entry entry = file.clauses().get(number);
    if (entry == null) {
      return new Clause(number, "", "", number, "", "", "");
    }
    Said said = translated.in(language).orElse(NOTHING);
    Titled titled = said.clauses().getOrDefault(number, new Titled(entry.title(), entry.meaning()));
    return new Clause(
        number,
        entry.theme(),
        entry.kinds(),
        titled.title(),
        titled.meaning(),
        entry.quote(),
        said.sources()
            .getOrDefault(entry.source(), file.sources().getOrDefault(entry.source(), "")));
  }

  /** All clauses in order of their numbers. */
  public List<Clause> all(Locale language) {
    return file.clauses().keySet().stream().map(number -> of(number, language)).toList();
  }

  /** The themes in order: letter and name. */
  public Map<String, String> themes(Locale language) {
    Map<String, String> themes = new LinkedHashMap<>(file.themes());
    themes.putAll(translated.in(language).orElse(NOTHING).themes());
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
}
