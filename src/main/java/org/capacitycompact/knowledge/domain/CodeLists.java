package org.capacitycompact.knowledge.domain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Code lists of the standard: what is in force, and what has been withdrawn. Where and when they
 * were taken says the resource.
 */
final class CodeLists {
  private static final String RESOURCE = "/knowledge/code-lists.properties";
  private static final String WITHDRAWN = ".withdrawn";
  private static final Map<String, Set<String>> LISTS = read();

  private CodeLists() {}

  /** Says so where the code is not in force; where there is no such list, nothing is said. */
  static void check(String list, @Nullable String code, String field, int line, Findings findings) {
    Set<String> inForce = LISTS.get(list);
    if (inForce != null && code != null && !in(inForce, code)) {
      boolean withdrawn = in(LISTS.getOrDefault(list + WITHDRAWN, Set.of()), code);
      findings.add(
          withdrawn ? FindingKind.CODE_WITHDRAWN : FindingKind.CODE_OFF_LIST, field, code, line);
    }
  }

  /** Whether the code stands on the list, in force or withdrawn. */
  static boolean has(String list, String code) {
    return in(LISTS.getOrDefault(list, Set.of()), code)
        || in(LISTS.getOrDefault(list + WITHDRAWN, Set.of()), code);
  }

  /** Target 3.b is 3.B to some; no list has two codes that differ in this alone. */
  private static boolean in(Set<String> codes, String code) {
    return codes.contains(code.toUpperCase(Locale.ROOT));
  }

  private static Set<String> codes(String list) {
    return Set.of(list.toUpperCase(Locale.ROOT).split("\\s+"));
  }

  private static Map<String, Set<String>> read() {
    try (InputStream file = CodeLists.class.getResourceAsStream(RESOURCE)) {
      Properties lists = new Properties();
      lists.load(Objects.requireNonNull(file));
      return lists.stringPropertyNames().stream()
          .collect(
              Collectors.toUnmodifiableMap(list -> list, list -> codes(lists.getProperty(list))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
