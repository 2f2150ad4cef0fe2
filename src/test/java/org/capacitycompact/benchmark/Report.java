package org.capacitycompact.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A benchmark's report, printed line by line and kept in {@code target}. */
final class Report {

  private static final List<Report> SECTIONS = new ArrayList<>();
  private static final List<Double> LOADS = new ArrayList<>();

  private final Path file;
  private final StringBuilder text = new StringBuilder();

  Report(String name) {
    file = Path.of("target", name + ".md");
  }

  /** A section of the whole report, which lists sections in the order in which they began. */
  static Report section(String name) {
    Report section = new Report("benchmark-" + name);
    SECTIONS.add(section);
    LOADS.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    return section;
  }

  /** The load average when each section began, to judge whether other work affected the figures. */
  static String loads() {
    return LOADS.stream()
        .map(load -> String.format(Locale.ROOT, "%.1f", load))
        .collect(Collectors.joining(", "));
  }

  void line(String format, Object... values) {
    String line = values.length == 0 ? format : String.format(Locale.ROOT, format, values);
    System.out.println(line);
    keep(line + "\n");
  }

  void heading(String title) {
    line("");
    line("### " + title);
    line("");
  }

  void table(List<String> columns) {
    line("| " + String.join(" | ", columns) + " |");
    line("|" + " --- |".repeat(columns.size()));
  }

  /** Only stores the sections, which were printed when they were measured. */
  void withTheOthers() {
    SECTIONS.forEach(section -> keep(section.text.toString()));
  }

  /** Stored line by line, so that an aborted run leaves what it measured. */
  private void keep(String more) {
    text.append(more);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
