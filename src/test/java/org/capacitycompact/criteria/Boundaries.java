package org.capacitycompact.criteria;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A decision file with one boundary slightly moved: an included value is excluded, or the other way
 * round. Tests of the boundaries have to notice each of them.
 */
record Boundaries(String cell, byte[] dmn) {

  private static final Pattern TEXT = Pattern.compile("<text>([^\"<][^<]*)</text>");

  /** Comparisons, and the ends of ranges such as {@code [20..50)}. */
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "(&gt;|>|&lt;)(=?)|[\\[(\\]](?=-?[0-9.]+\\.\\.)|(?<=[0-9]\\.\\.-?[0-9.]{1,9})[\\])\\[]");

  static List<Boundaries> moved(String decision) {
    String file = read(decision);
    List<Boundaries> moved = new ArrayList<>();
    TEXT.matcher(file)
        .results()
        .forEach(
            cell ->
                BOUNDARY
                    .matcher(cell.group(1))
                    .results()
                    .forEach(
                        found -> {
                          int at = cell.start(1) + found.start();
                          String changed =
                              file.substring(0, at)
                                  + other(found.group())
                                  + file.substring(at + found.group().length());
                          moved.add(
                              new Boundaries(
                                  cell.group(1) + " at " + found.start(),
                                  changed.getBytes(StandardCharsets.UTF_8)));
                        }));
    return moved;
  }

  private static String other(String boundary) {
    return switch (boundary) {
      case "[" -> "(";
      case "(" -> "[";
      case "]" -> ")";
      case ")" -> "]";
      default ->
          boundary.endsWith("=") ? boundary.substring(0, boundary.length() - 1) : boundary + "=";
    };
  }

  private static String read(String decision) {
    try (InputStream file = Decisions.file(decision)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
