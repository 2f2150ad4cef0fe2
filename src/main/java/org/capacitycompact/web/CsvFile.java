package org.capacitycompact.web;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.capacitycompact.platform.language.Numerals;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV. Spreadsheets expect the separator and the decimal sign of the reader's country:
 * where the decimal sign is a comma, cells are separated by semicolons. Dates and times are written
 * in ISO 8601, which every spreadsheet reads the same way.
 */
final class CsvFile implements TableFile {

  /**
   * A format that spreadsheets recognise as a date and time; in the reader's zone, as on the page.
   */
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final CSVPrinter csv;
  private final String decimalSign;
  private final boolean program;

  private CsvFile(CSVPrinter csv, String decimalSign, boolean program) {
    this.csv = csv;
    this.decimalSign = decimalSign;
    this.program = program;
  }

  /** For the spreadsheet of a reader of this language. */
  static CsvFile forReader(Writer out, Locale language) throws IOException {
    String decimalSign = Numerals.of(language).decimalSign();
    // Without the mark, spreadsheets read accents in the encoding of their own country.
    out.write('\uFEFF');
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(decimalSign.equals(",") ? ";" : ",").get();
    return new CsvFile(new CSVPrinter(out, format), decimalSign, false);
  }

  /**
   * For programs: RFC 4180 in UTF-8 without a byte-order mark, with a decimal point in every
   * language.
   */
  static CsvFile plain(Writer out) throws IOException {
    return new CsvFile(new CSVPrinter(out, CSVFormat.RFC4180), ".", true);
  }

  @Override
  public void headings(List<String> words) throws IOException {
    csv.printRecord(words.stream().map(SpreadsheetCell::of));
  }

  @Override
  public void row(@Nullable Object[] cells) throws IOException {
    csv.printRecord(Arrays.stream(cells).map(this::written).toArray());
  }

  private String written(@Nullable Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof Number number) {
      String figure =
          number instanceof BigDecimal exact ? exact.toPlainString() : number.toString();
      return figure.replace(".", decimalSign);
    }
    if (cell instanceof Instant at && !program) {
      return MOMENT.format(at.atZone(ReaderZone.get()));
    }
    if (cell instanceof Temporal || program) {
      return SpreadsheetCell.of(cell);
    }
    return SpreadsheetCell.text(cell.toString());
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
