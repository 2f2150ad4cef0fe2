package org.capacitycompact.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shipped file with a change. */
public record ChangedTable(String decision, String file) {

  public static ChangedTable of(String decision) {
    try {
      return new ChangedTable(decision, Files.readString(Path.of("decisions", decision + ".dmn")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Replaces one text, which must occur. */
  public ChangedTable with(String was, String is) {
    assertThat(file).contains(was);
    return new ChangedTable(
        decision, file.replaceFirst(Pattern.quote(was), Matcher.quoteReplacement(is)));
  }

  /** Changes the text of the cell with this id. */
  public ChangedTable cell(String id, String text) {
    Matcher cell = Pattern.compile("(id=\"" + id + "\">\\s*<text>)[^<]*(</text>)").matcher(file);
    assertThat(cell.find()).as(id).isTrue();
    return new ChangedTable(
        decision,
        file.substring(0, cell.start())
            + cell.group(1)
            + text
            + cell.group(2)
            + file.substring(cell.end()));
  }

  /** Adds text to each row, before its first element of a kind; to one row, other text. */
  public ChangedTable everyRowBefore(String element, String more, int row, String says) {
    String[] rows = file.split("(?=<rule )");
    StringBuilder changed = new StringBuilder(rows[0]);
    for (int i = 1; i < rows.length; i++) {
      changed.append(
          rows[i].replaceFirst(
              element,
              Matcher.quoteReplacement(more.formatted(i, i == row ? says : "") + element)));
    }
    return new ChangedTable(decision, changed.toString());
  }

  /** Removes the element with this id. */
  public ChangedTable without(String element, String id) {
    Matcher found =
        Pattern.compile("<" + element + " id=\"" + id + "\".*?</" + element + ">", Pattern.DOTALL)
            .matcher(file);
    assertThat(found.find()).as(id).isTrue();
    return new ChangedTable(
        decision, file.substring(0, found.start()) + file.substring(found.end()));
  }

  public byte[] bytes() {
    return file.getBytes(StandardCharsets.UTF_8);
  }
}
