package org.capacitycompact.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of help, in which {@code [enough](sufficiency)} leads to what a word means.
 *
 * @param parts in their order
 */
public record HelpText(List<Part> parts) {

  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([a-z-]+)\\)");

  /**
   * A piece of the text.
   *
   * @param word the anchor of the word it leads to; empty for plain text
   */
  public record Part(String shown, String word) {}

  public HelpText {
    parts = List.copyOf(parts);
  }

  public static HelpText of(String written) {
    List<Part> parts = new ArrayList<>();
    Matcher link = LINK.matcher(written);
    int read = 0;
    while (link.find()) {
      parts.add(new Part(written.substring(read, link.start()), ""));
      parts.add(new Part(link.group(1), link.group(2)));
      read = link.end();
    }
    parts.add(new Part(written.substring(read), ""));
    return new HelpText(parts.stream().filter(part -> !part.shown().isEmpty()).toList());
  }
}
