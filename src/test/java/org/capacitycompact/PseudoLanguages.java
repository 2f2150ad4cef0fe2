package org.capacitycompact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.Part;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Two languages that nobody speaks, added as every language is, by files: each English text
 * accented, longer by a third and marked at both ends. The second runs from right to left. They are
 * written beside the test classes before the first test looks for languages, so that they always
 * say what the texts of the day say.
 */
public final class PseudoLanguages implements LauncherSessionListener {

  /** From left to right. */
  public static final String LTR = "qaa";

  /** From right to left. */
  public static final String RTL = "qab";

  public static final char BEGIN = '⟦';
  public static final char END = '⟧';

  private static final Path MAIN = Path.of("src/main/resources");
  private static final Path TESTS = Path.of("src/test/resources");
  private static final String PLAIN = "aeiouyncsAEIOUYNCS";
  private static final String ACCENTED = "åéîöüýñçšÅÉÎÖÜÝÑÇŠ";
  private static final String MORE = " ŵîđéř áñđ ļöñğéř";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      Path tests =
          Path.of(
              PseudoLanguages.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (String language : List.of(LTR, RTL)) {
        write(tests, language);
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void write(Path tests, String language) throws IOException {
    List<Path> bundles = new ArrayList<>();
    for (Path texts : List.of(MAIN, TESTS)) {
      try (Stream<Path> files = Files.list(texts)) {
        files
            .filter(file -> file.getFileName().toString().matches("messages[^_]*\\.properties"))
            .forEach(bundles::add);
      }
    }
    for (Path bundle : bundles) {
      Properties texts = new Properties();
      try (Reader reader = Files.newBufferedReader(bundle)) {
        texts.load(reader);
      }
      texts.replaceAll(
          (key, text) ->
              key.toString().startsWith("thisLanguage.") ? text : message(text.toString()));
      if (texts.containsKey("thisLanguage.name")) {
        texts.setProperty("thisLanguage.name", message("Pseudo " + language));
        texts.setProperty("thisLanguage.hint", message("Read this page in " + language));
        texts.setProperty("thisLanguage.direction", language.equals(RTL) ? "rtl" : "ltr");
      }
      keep(texts, tests.resolve(named(bundle, language)));
    }
    keep(formTexts(), tests.resolve("forms_" + language + ".properties"));
    Files.createDirectories(tests.resolve("criteria"));
    ObjectNode sentences = JSON.createObjectNode();
    for (Path texts : List.of(MAIN, TESTS)) {
      try (Stream<Path> files = Files.list(texts.resolve("criteria"))) {
        for (Path french :
            files
                .filter(file -> file.getFileName().toString().matches("remedies.*_fr\\.json"))
                .toList()) {
          JSON.readTree(french.toFile())
              .fieldNames()
              .forEachRemaining(english -> sentences.put(english, marked(english)));
        }
      }
    }
    JSON.writeValue(tests.resolve("criteria/remedies_" + language + ".json").toFile(), sentences);
    JSON.writeValue(tests.resolve("criteria/clauses_" + language + ".json").toFile(), clauses());
  }

  private static String named(Path bundle, String language) {
    return bundle.getFileName().toString().replace(".properties", "_" + language + ".properties");
  }

  private static void keep(Properties texts, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      texts.store(writer, null);
    }
  }

  /** What the form files say in English, by the keys under which another language says it. */
  private static Properties formTexts() throws IOException {
    Properties texts = new Properties();
    List<Path> forms;
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      forms = files.filter(file -> file.toString().endsWith(".form")).toList();
    }
    for (Path file : forms) {
      String form = file.getFileName().toString().replace(".form", "");
      texts(JSON.readTree(file.toFile()).path("components"), form, texts);
    }
    return texts;
  }

  private static void texts(JsonNode components, String form, Properties texts) {
    for (JsonNode component : components) {
      String prefix =
          "form." + form + "." + component.path(component.has("key") ? "key" : "id").asText() + ".";
      for (String part : List.of("label", "description", "text")) {
        if (component.has(part)) {
          texts.setProperty(prefix + part, marked(component.get(part).asText()));
        }
      }
      for (JsonNode option : component.path("values")) {
        texts.setProperty(
            prefix + "option." + option.path("value").asText(),
            marked(option.path("label").asText()));
      }
      texts(component.path("components"), form, texts);
    }
  }

  private static JsonNode clauses() throws IOException {
    ObjectNode clauses = (ObjectNode) JSON.readTree(MAIN.resolve("criteria/clauses.json").toFile());
    for (String part : List.of("sources", "themes")) {
      ObjectNode names = (ObjectNode) clauses.get(part);
      for (Map.Entry<String, JsonNode> name : List.copyOf(names.properties())) {
        names.put(name.getKey(), marked(name.getValue().asText()));
      }
    }
    ObjectNode each = (ObjectNode) clauses.get("clauses");
    for (Map.Entry<String, JsonNode> clause : List.copyOf(each.properties())) {
      each.set(
          clause.getKey(),
          JSON.createObjectNode()
              .put("title", marked(clause.getValue().path("title").asText()))
              .put("meaning", marked(clause.getValue().path("meaning").asText())));
    }
    return clauses;
  }

  private static String marked(String text) {
    return BEGIN + lengthened(text, accented(text)) + END;
  }

  /** A pattern with everything in braces as it was. */
  static String message(String pattern) {
    StringBuilder told = new StringBuilder();
    MessagePattern parsed = new MessagePattern(pattern);
    Deque<Boolean> inText = new ArrayDeque<>();
    int from = 0;
    for (int i = 0; i < parsed.countParts(); i++) {
      Part part = parsed.getPart(i);
      String between = pattern.substring(from, Math.max(from, part.getIndex()));
      told.append(inText.isEmpty() || inText.peek() ? accented(between) : between);
      told.append(pattern, Math.max(from, part.getIndex()), Math.max(from, part.getLimit()));
      from = Math.max(from, part.getLimit());
      switch (part.getType()) {
        case MSG_START -> inText.push(true);
        case ARG_START -> inText.push(false);
        case MSG_LIMIT, ARG_LIMIT -> inText.pop();
        default -> {}
      }
    }
    return BEGIN + lengthened(pattern.replaceAll("\\{.*}", ""), told.toString()) + END;
  }

  private static String accented(String text) {
    StringBuilder told = new StringBuilder();
    text.chars()
        .forEach(
            sign -> {
              int place = PLAIN.indexOf(sign);
              told.append(place < 0 ? (char) sign : ACCENTED.charAt(place));
            });
    return told.toString();
  }

  private static String lengthened(String plain, String told) {
    int more = (plain.strip().length() * 35 + 99) / 100;
    return told + MORE.repeat(more / MORE.length() + 1).substring(0, more);
  }
}
