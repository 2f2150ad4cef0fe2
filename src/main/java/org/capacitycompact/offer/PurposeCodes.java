package org.capacitycompact.offer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The five-digit purpose codes in force of the Development Assistance Committee. */
public final class PurposeCodes {

  private static final Set<String> CODES = read();

  private PurposeCodes() {}

  /** Whether the code is on the list. */
  public static boolean has(String code) {
    return CODES.contains(code);
  }

  private static Set<String> read() {
    try (InputStream file =
        PurposeCodes.class.getResourceAsStream("/knowledge/code-lists.properties")) {
      Properties lists = new Properties();
      lists.load(Objects.requireNonNull(file));
      return Set.of(lists.getProperty("sector-1").split("\\s+"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
