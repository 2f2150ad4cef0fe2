package org.capacitycompact.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.capacitycompact.platform.SpreadsheetCell;

/** A table as a file, written row by row while it is read. */
public final class CsvDownload {

  private CsvDownload() {}

  /** Answers with the file; {@code rows} hands each row's cells to its consumer. */
  public static void send(
      HttpServletResponse response,
      String file,
      List<String> headings,
      Consumer<Consumer<Object[]>> rows)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
    // Without the mark, spreadsheets read accents in the encoding of their own country.
    response.getWriter().write('\uFEFF');
    try (CSVPrinter csv = new CSVPrinter(response.getWriter(), CSVFormat.RFC4180)) {
      csv.printRecord(headings);
      rows.accept(cells -> print(csv, cells));
    }
  }

  private static void print(CSVPrinter csv, Object[] cells) {
    try {
      csv.printRecord(Arrays.stream(cells).map(SpreadsheetCell::of).toArray());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
