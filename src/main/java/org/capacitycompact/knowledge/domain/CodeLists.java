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
 * The code lists of the standard: codes in force, and withdrawn ones. The resource file states
 * where and when they were taken from.
 */
final class CodeLists {
  private static final String RESOURCE = "/knowledge/code-lists.properties";
  private static final String WITHDRAWN = ".withdrawn";
  private static final Map<String, Set<String>> LISTS = read();

  private CodeLists() {}

  /** Reports a code that is not in force; says nothing when there is no such list. */
  static void check(String list, @Nullable String code, String field, int line, Findings findings) {
    Set<String> inForce = LISTS.get(list);
    if (inForce != null && code != null && !in(inForce, code)) {
      boolean withdrawn = in(LISTS.getOrDefault(list + WITHDRAWN, Set.of()), code);
      findings.add(
          withdrawn ? FindingKind.CODE_WITHDRAWN : FindingKind.CODE_OFF_LIST, field, code, line);
    }
  }

  /** Whether the code is on the list, in force or withdrawn. */
  static boolean has(String list, String code) {
    return in(LISTS.getOrDefault(list, Set.of()), code)
        || in(LISTS.getOrDefault(list + WITHDRAWN, Set.of()), code);
  }

  /**
   * Ignores case, because some write target 3.b as 3.B; no list has two codes that differ only in
   * case.
   */
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
