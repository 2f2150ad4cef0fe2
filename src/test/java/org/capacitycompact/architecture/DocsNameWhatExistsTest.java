package org.capacitycompact.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What stands between backquotes in the documents and reads like code of ours: {@code
 * rulebook.TableCheckTest}, {@code InitiativeLock.shared}, {@code Door}, {@code platform.language},
 * {@code exit.bpmn}, {@code messages-steps}, {@code src/main/resources/release/moves.yaml}. Blocks
 * of code are left out, and so are ids in the models ({@code UserTask_EndorseDemand}).
 */
@DisplayName("The documents")
class DocsNameWhatExistsTest {

  private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
  private static final Path MODULES = Path.of("docs/modules.md");
  private static final String OURS = "org.capacitycompact";

  /** Names that are not ours, or that tell of what was before. */
  private static final Map<String, String> NOT_OURS =
      Map.ofEntries(
          Map.entry("BigDecimal", "Java"),
          Map.entry("IOException", "Java"),
          Map.entry("Long", "Java"),
          Map.entry("String", "Java"),
          Map.entry("java.util.Currency", "Java"),
          Map.entry("JdbcClient", "Spring"),
          Map.entry("ObjectRetrievalFailureException", "Spring"),
          Map.entry("@Lock", "Spring Data"),
          Map.entry("@NamedInterface", "Spring Modulith"),
          Map.entry("@Immutable", "Hibernate"),
          Map.entry("StreamMaxLength", "a setting of ClamAV"),
          Map.entry("Secure", "an attribute of cookies"),
          Map.entry("Evaluate", "a method of the engine API"),
          Map.entry("List", "the end of a form field's name"),
          Map.entry("Usd", "the end of names of amounts"));

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Packages, class, members: all but the class may be missing. */
  private static final Pattern CLASS =
      Pattern.compile(
          "(?<packages>(?:[a-z]\\w*\\.)*)(?<class>@?[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)"
              + "(?<members>(?:\\.[A-Za-z]\\w*)*)(?:<\\w+>)?(?:\\(.*\\))?");

  private static final Pattern PACKAGE = Pattern.compile("(?:[a-z]+\\.)+[a-z]+");
  private static final Pattern MODEL = Pattern.compile("[a-z0-9-]+\\.(?<kind>bpmn|dmn|form)");
  private static final Map<String, String> FOLDERS =
      Map.of("bpmn", "processes", "dmn", "decisions", "form", "forms");

  private static final Pattern BUNDLE = Pattern.compile("(?:messages|forms)-[a-z-]+");
  private static final Pattern FILE = Pattern.compile("src/[\\w./-]+");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+(\\w+)");
  private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+`) \\|", Pattern.MULTILINE);

  /** By simple name, the sources that declare it: mostly one. */
  private static final Map<String, List<Source>> CLASSES = new HashMap<>();

  private static final Set<String> PACKAGES = new HashSet<>();
  private static final Set<String> MESSAGES = new HashSet<>();

  private record Source(String inPackage, String text) {}

  @BeforeAll
  static void readSources() throws IOException {
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      for (Path file : files(root, ".java")) {
        String text = Files.readString(file);
        String inPackage = root.relativize(file.getParent()).toString().replace('/', '.');
        PACKAGES.add(inPackage);
        Source source = new Source(inPackage, text);
        DECLARED
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .distinct()
            .forEach(name -> CLASSES.computeIfAbsent(name, none -> new ArrayList<>()).add(source));
      }
    }
    Pattern message = Pattern.compile("<bpmn:(?:message|signal) [^>]*name=\"(\\w+)\"");
    for (Path model : files(Path.of("processes"), ".bpmn")) {
      message.matcher(Files.readString(model)).results().forEach(m -> MESSAGES.add(m.group(1)));
    }
  }

  @Test
  @DisplayName("name classes, members, packages and files that exist")
  void namesExist() throws IOException {
    List<String> missing = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Path document : documents()) {
      int line = 0;
      boolean block = false;
      for (String text : Files.readAllLines(document)) {
        line++;
        block ^= text.startsWith("```");
        if (!block) {
          for (MatchResult code : CODE.matcher(text).results().toList()) {
            named.add(code.group(1).replaceFirst("\\(.*", ""));
            if (!exists(code.group(1))) {
              missing.add("%s:%d %s".formatted(document, line, code.group(1)));
            }
          }
        }
      }
    }
    assertThat(missing).as("named, and not there").isEmpty();
    assertThat(named).as("exceptions that nothing needs any more").containsAll(NOT_OURS.keySet());
  }

  @Test
  @DisplayName("have one row for each module, from the ground up")
  void oneRowForEachModule() throws IOException {
    List<List<String>> rows = rows();
    assertThat(rows.stream().flatMap(List::stream))
        .as("modules in the table of %s", ARCHITECTURE)
        .containsExactlyInAnyOrderElementsOf(modules());
    Set<String> below = new HashSet<>();
    for (List<String> row : rows) {
      below.addAll(row);
      for (String module : row) {
        assertThat(below).as("what %s uses stands above it", module).containsAll(usedBy(module));
      }
    }
  }

  private static boolean exists(String code) {
    if (NOT_OURS.containsKey(code.replaceFirst("\\(.*", ""))) {
      return true;
    }
    Matcher asClass = CLASS.matcher(code);
    if (asClass.matches()) {
      return classExists(asClass);
    }
    Matcher asModel = MODEL.matcher(code);
    if (asModel.matches()) {
      return Files.exists(Path.of(FOLDERS.get(asModel.group("kind")), code));
    }
    if (PACKAGE.matcher(code).matches()) {
      return !startsInAModule(code) || isPackage(code);
    }
    if (BUNDLE.matcher(code).matches()) {
      return Files.exists(Path.of("src/main/resources", code + ".properties"));
    }
    return !FILE.matcher(code).matches() || Files.exists(Path.of(code));
  }

  private static boolean classExists(Matcher named) {
    String packages = named.group("packages").replaceFirst("\\.$", "");
    String name = named.group("class").replaceFirst("@", "");
    List<String> members =
        Stream.of(named.group("members").split("\\.")).filter(part -> !part.isEmpty()).toList();
    if (packages.isEmpty() && members.isEmpty() && MESSAGES.contains(name)) {
      return true;
    }
    return CLASSES.getOrDefault(name, List.of()).stream()
        .filter(source -> packages.isEmpty() || endsWith(source.inPackage(), packages))
        .anyMatch(
            source ->
                members.stream()
                    .allMatch(
                        member ->
                            Pattern.compile("\\b" + member + "\\b").matcher(source.text()).find()));
  }

  private static boolean startsInAModule(String name) {
    return name.startsWith(OURS) || isPackage(OURS + "." + name.substring(0, name.indexOf('.')));
  }

  private static boolean isPackage(String name) {
    return PACKAGES.stream().anyMatch(there -> endsWith(there, name));
  }

  private static boolean endsWith(String inPackage, String packages) {
    return inPackage.equals(packages) || inPackage.endsWith("." + packages);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    documents.add(Path.of("README.md"));
    documents.addAll(files(Path.of("docs"), ".md"));
    return documents;
  }

  /** The modules that each row of the table is about. */
  private static List<List<String>> rows() throws IOException {
    String text = Files.readString(ARCHITECTURE);
    return ROW.matcher(text.substring(text.indexOf("## Modules"), text.indexOf("## What happens")))
        .results()
        .map(row -> CODE.matcher(row.group(1)).results().map(code -> code.group(1)).toList())
        .toList();
  }

  private static Set<String> modules() throws IOException {
    Path root = Path.of("src/main/java", OURS.split("\\."));
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("package-info.java")))
          .map(folder -> folder.getFileName().toString())
          .collect(toCollection(TreeSet::new));
    }
  }

  /** As {@link ModulesTest} writes it from the code. */
  private static List<String> usedBy(String module) throws IOException {
    Matcher row =
        Pattern.compile("^\\| `" + module + "` \\| (.*) \\|$", Pattern.MULTILINE)
            .matcher(Files.readString(MODULES));
    assertThat(row.find()).as("%s in %s", module, MODULES).isTrue();
    return Stream.of(row.group(1).split(", ")).filter(used -> !used.isBlank()).toList();
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
