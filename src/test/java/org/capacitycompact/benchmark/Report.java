package org.capacitycompact.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the benchmark says, line by line to the console and kept in {@code target}. */
final class Report {

  private final Path file;
  private final StringBuilder text = new StringBuilder();

  Report(String name) {
    file = Path.of("target", name);
  }

  void line(String format, Object... values) {
    String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    System.out.println(line);
    text.append(line).append('\n');
    keep();
  }

  void heading(String title) {
    line("");
    line("## " + title);
    line("");
  }

  void table(List<String> columns) {
    line("| " + String.join(" | ", columns) + " |");
    line("|" + " --- |".repeat(columns.size()));
  }

  /** Kept line by line, so that a run that breaks off leaves what it measured. */
  private void keep() {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
