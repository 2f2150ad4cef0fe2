package org.capacitycompact.notice;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code src/main/resources/notices} says, file by file, with the texts of the bundles. */
final class ToldTable {

  private static final Path RESOURCES = Path.of("src", "main", "resources");
  private static final String TOLD_BY = "told by ";
  private static final String NOBODY = "nobody: ";

  /** Lines of kinds, by capability and kind. */
  private final SortedMap<String, SortedMap<String, String>> kinds = new TreeMap<>();

  /** Lines of steps, by {@code process/step}. */
  private final SortedMap<String, String> steps = new TreeMap<>();

  private final Map<String, String> english = texts("");
  private final Map<String, String> french = texts("_fr");

  ToldTable() {
    for (Path file : files(RESOURCES.resolve("notices"), ".*\\.properties")) {
      String capability = file.getFileName().toString().replace(".properties", "");
      read(file)
          .forEach(
              (key, line) -> {
                if (key.contains("/")) {
                  steps.put(key, line);
                } else {
                  kinds.computeIfAbsent(capability, any -> new TreeMap<>()).put(key, line);
                }
              });
    }
  }

  SortedMap<String, SortedMap<String, String>> byCapability() {
    return kinds;
  }

  /** All lines of kinds; a kind that two capabilities claim is listed twice. */
  List<String> kinds() {
    return kinds.values().stream().flatMap(lines -> lines.keySet().stream()).toList();
  }

  SortedMap<String, String> steps() {
    return steps;
  }

  /** The kinds that tell of a step; none where its line says that nobody is told. */
  List<String> telling(String step) {
    String line = steps.getOrDefault(step, "");
    return line.startsWith(TOLD_BY) ? split(line.substring(TOLD_BY.length())) : List.of();
  }

  boolean isToNobody(String line) {
    return line.startsWith(NOBODY) && line.length() > NOBODY.length();
  }

  boolean isTold(String kind) {
    String line = line(kind);
    return !line.isEmpty() && !isToNobody(line);
  }

  String topic(String line) {
    return line.substring(0, Math.max(0, line.indexOf(':')));
  }

  List<String> readers(String line) {
    return isToNobody(line) ? List.of() : split(line.substring(line.indexOf(':') + 1));
  }

  private String line(String kind) {
    return kinds.values().stream()
        .filter(lines -> lines.containsKey(kind))
        .map(lines -> lines.get(kind))
        .findFirst()
        .orElse("");
  }

  /** What a reader reads of a kind; empty where a bundle lacks it. */
  String text(String kind, boolean inFrench) {
    Map<String, String> texts = inFrench ? french : english;
    return texts.getOrDefault("notice." + kind, texts.getOrDefault("history." + kind, ""));
  }

  /** The kinds for which the bundles have a text that begins so, in English. */
  List<String> keys(String beginning) {
    return english.keySet().stream()
        .filter(key -> key.startsWith(beginning))
        .map(key -> key.substring(beginning.length()))
        .toList();
  }

  /** The kinds for which capabilities have words of their own, outside the module of notices. */
  List<String> wordsOfCapabilities() {
    return files(RESOURCES, "messages[^_]*\\.properties").stream()
        .filter(file -> !file.endsWith("messages-notice.properties"))
        .flatMap(file -> read(file).keySet().stream())
        .filter(key -> key.startsWith("notice."))
        .map(key -> key.substring("notice.".length()))
        .toList();
  }

  String task(String task) {
    return english.getOrDefault("task." + task, task);
  }

  private static List<String> split(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).toList();
  }

  private static Map<String, String> texts(String language) {
    return files(RESOURCES, "messages[^_]*" + language + "\\.properties").stream()
        .flatMap(file -> read(file).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static List<Path> files(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, String> read(Path file) {
    Properties lines = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      lines.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return lines.entrySet().stream()
        .collect(Collectors.toMap(e -> (String) e.getKey(), e -> (String) e.getValue()));
  }
}
