package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldKind;
import org.capacitycompact.form.FormField;
import org.capacitycompact.form.FormSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/**
 * Every text written in a form has a reader: the page of what was submitted, a rule that names the
 * field, or the reader named in the table {@code forms/readers.yaml}. Of a secret form, of what is
 * kept apart and of a form without a task there is no such page. A new field without a reader fails
 * here, and so does an outdated line.
 */
@DisplayName("Whatever is asked in a form is read by somebody")
class ReadersTest {

  private static final Pattern SLOT = Pattern.compile("([a-z]+)[0-9]+([A-Z][A-Za-z]*)");

  /**
   * Fields of other kinds route the process or are judged at once, so the task's handler reads
   * them.
   */
  private static final Set<FieldKind> WRITTEN =
      Set.of(
          FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.DATE, FieldKind.MONEY, FieldKind.NUMBER);

  private static Map<String, String> sources;
  private static Map<String, Map<String, String>> table;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      ReadersTest::text,
                      (one, other) -> one + other));
    }
    table = new Yaml().load(text(Path.of("src/test/resources/forms/readers.yaml")));
  }

  @Test
  @DisplayName("each field has its reader, and each line of the tables its field")
  void everyFieldIsRead() throws IOException {
    Set<String> unread = new TreeSet<>();
    Map<String, Map<String, String>> left = new HashMap<>();
    table.forEach((form, lines) -> left.put(form, new HashMap<>(lines)));
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      for (Path file : files.toList()) {
        FormSchema schema = FormSchema.parse(Files.readAllBytes(file));
        String form = schema.id();
        for (FormField field : schema.fields()) {
          Map<String, String> lines = left.getOrDefault(form, new HashMap<>());
          String line = lines.remove(field.key());
          if (!field.readOnly() && !isRead(form, field, line)) {
            unread.add(form + "." + field.key());
          }
        }
      }
    }
    assertThat(unread).as("what is asked and read by nobody").isEmpty();
    assertThat(left.values()).as("lines about no field").allMatch(Map::isEmpty);
  }

  private static boolean isRead(String form, FormField field, String line) {
    if (form.startsWith("plan-")) {
      // The page of a row of the plan shows every field of its form, and so do its versions.
      return true;
    }
    if (isOnItsPage(form, field.key())) {
      assertThat(line).as("a line that is not needed: " + form + "." + field.key()).isNull();
      return true;
    }
    if (line != null) {
      return line.equals("history")
          ? sources.get(handler(form)).contains("telling(")
          : sources
              .getOrDefault(line.substring(0, line.indexOf(' ')), "")
              .contains(line.substring(line.indexOf(' ') + 1));
    }
    return sources.entrySet().stream()
        .filter(each -> !isOwn(each.getKey(), form) || !WRITTEN.contains(field.kind()))
        .anyMatch(each -> names(each.getValue(), field.key()));
  }

  /** Whether what was submitted is kept whole, with a page of its own (SubmissionsWebTest). */
  private static boolean isOnItsPage(String form, String key) {
    String handler = sources.getOrDefault(handler(form), "");
    boolean secret =
        handler.contains("extends BallotTaskHandler") || handler.contains("boolean isSecret()");
    boolean apart =
        handler.contains("Set<String> keptApart()") && handler.contains("Set.of(\"" + key + "\")");
    return (handler.contains("implements TaskHandler") || handler.contains(" extends "))
        && !secret
        && !apart;
  }

  /** Read by name, or by the parts of a numbered slot's name. */
  private static boolean names(String source, String key) {
    if (source.contains('"' + key + '"')
        || source.contains('"' + key.replaceAll("[0-9]+", "%d") + '"')) {
      return true;
    }
    Matcher slot = SLOT.matcher(key);
    return slot.matches()
        && source.contains('"' + slot.group(1))
        && source.contains('"' + slot.group(2) + '"');
  }

  private static boolean isOwn(String type, String form) {
    // Without a task, a page of the portal reads it and passes it on.
    return type.equals(handler(form));
  }

  private static String handler(String form) {
    return Arrays.stream(form.split("-"))
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }
}
