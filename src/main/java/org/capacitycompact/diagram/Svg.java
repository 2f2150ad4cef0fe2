package org.capacitycompact.diagram;

import java.util.List;
import java.util.Locale;

/** Writes the elements of a picture; all text is escaped here. */
final class Svg {

  private final StringBuilder written = new StringBuilder();

  /** An element with attributes, alternating name and value. */
  Svg mark(String name, Object... attributes) {
    open(name, attributes);
    written.insert(written.length() - 1, "/");
    return this;
  }

  Svg open(String name, Object... attributes) {
    written.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      written
          .append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(text(attributes[i + 1]))
          .append('"');
    }
    written.append('>');
    return this;
  }

  Svg close(String name) {
    written.append("</").append(name).append('>');
    return this;
  }

  Svg words(String name, String words, Object... attributes) {
    open(name, attributes);
    written.append(text(words));
    return close(name);
  }

  /** Centred lines of text; the first stands at this height. */
  Svg lines(List<String> lines, double middle, double first, double font, String colour) {
    double height = font * 1.17;
    for (int i = 0; i < lines.size(); i++) {
      words(
          "text",
          lines.get(i),
          "x",
          middle,
          "y",
          first + i * height,
          "font-size",
          font,
          "text-anchor",
          "middle",
          "fill",
          colour);
    }
    return this;
  }

  String done() {
    return written.toString();
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return number % 1 == 0
          ? String.valueOf(number.longValue())
          : String.format(Locale.ROOT, "%.1f", number);
    }
    return value
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
