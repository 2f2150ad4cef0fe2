package org.capacitycompact.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.capacitycompact.platform.language.InterfaceLanguages;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table as a workbook. Numbers and dates are stored as such, so that they can be added up and
 * sorted; texts are stored as texts, which a spreadsheet neither runs nor converts. Rows are sent
 * as they come.
 */
final class XlsxFile implements TableFile {

  private static final int MOST_ROWS = 1_048_576;
  private static final int LONGEST_TEXT = 32_767;
  private static final int ROWS_AT_ONCE = 500;
  private static final int NARROWEST = 8;
  private static final int WIDEST = 50;
  private static final int ROOM_FOR_FILTER = 4;
  private static final String DAY = "yyyy-mm-dd";
  private static final String MOMENT = "yyyy-mm-dd hh:mm:ss ";

  /** Spreadsheets know no earlier date, and count the first months of 1900 wrongly. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** Characters that XML cannot contain. */
  private static final Pattern UNSAYABLE =
      Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  /** A spreadsheet reads _x0041_ as the letter A. */
  private static final Pattern NUMBERED_LETTER = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private final Workbook book;
  private final boolean rightToLeft;
  private List<String> headings = List.of();
  private Worksheet sheet;
  private int sheets;
  private int next;

  /** The width of each column in letters, measured on the rows before the first that is sent. */
  private int[] widths = {};

  private boolean begun;

  XlsxFile(OutputStream out, Locale language) {
    this(out, language, "1");
  }

  /**
   * A workbook whose first sheet has a name.
   *
   * @param first at most 31 characters, as spreadsheets allow
   */
  XlsxFile(OutputStream out, Locale language, String first) {
    book = new Workbook(out, "Compact", "1.0");
    rightToLeft = InterfaceLanguages.isRightToLeft(language);
    sheet = book.newWorksheet(first);
    sheets = 1;
  }

  /** Ends the sheet and begins another one, which has headings of its own. */
  void next(String name) throws IOException {
    end();
    sheets++;
    sheet = book.newWorksheet(name);
  }

  @Override
  public void headings(List<String> words) throws IOException {
    headings = words;
    begin();
  }

  /** Settings of the whole sheet have to be written before its first row is sent. */
  private void begin() {
    widths = new int[headings.size()];
    begun = false;
    sheet.freezePane(0, 1);
    if (rightToLeft) {
      sheet.rightToLeft();
    }
    for (int column = 0; column < headings.size(); column++) {
      String heading = headings.get(column);
      widen(column, heading.length() + ROOM_FOR_FILTER);
      sheet.inlineString(0, column, text(heading));
      sheet.style(0, column).bold().set();
    }
    next = 1;
  }

  @Override
  public void row(@Nullable Object[] cells) throws IOException {
    if (next == MOST_ROWS) {
      end();
      sheets++;
      sheet = book.newWorksheet(String.valueOf(sheets));
      begin();
    }
    for (int column = 0; column < cells.length; column++) {
      write(column, cells[column]);
    }
    next++;
    if (next % ROWS_AT_ONCE == 0) {
      sayWidths();
      sheet.flush();
    }
  }

  private void sayWidths() {
    for (int column = 0; !begun && column < widths.length; column++) {
      sheet.width(column, Math.min(WIDEST, Math.max(NARROWEST, widths[column])));
    }
    begun = true;
  }

  private void widen(int column, int letters) {
    if (!begun && column < widths.length) {
      widths[column] = Math.max(widths[column], letters + 1);
    }
  }

  private void write(int column, @Nullable Object cell) {
    if (cell == null) {
      return;
    }
    if (cell instanceof Number number) {
      sheet.value(next, column, number);
    } else if (cell instanceof LocalDate day && known(day)) {
      sheet.value(next, column, day);
      sheet.style(next, column).format(DAY).set();
      widen(column, DAY.length());
    } else if (cell instanceof Instant at && known(at.atOffset(ZoneOffset.UTC).toLocalDate())) {
      sheet.value(next, column, LocalDateTime.ofInstant(at, ReaderZone.get()).withNano(0));
      String format = MOMENT + letters(ReaderZone.name());
      sheet.style(next, column).format(format).set();
      widen(column, MOMENT.length() + ReaderZone.name().length());
    } else if (!cell.toString().isEmpty()) {
      String text = text(cell.toString());
      sheet.inlineString(next, column, text);
      widen(column, text.length());
    }
  }

  /** Quotes a name within a number format, so that its letters do not stand for hours or days. */
  private static String letters(String name) {
    return name.replaceAll(".", "\\\\$0");
  }

  private static boolean known(LocalDate day) {
    return !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
  }

  private static String text(String cell) {
    String text = UNSAYABLE.matcher(cell).replaceAll("\uFFFD");
    if (text.length() > LONGEST_TEXT) {
      int end = LONGEST_TEXT - 1;
      // Do not cut a surrogate pair in half.
      text = text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
      text += "…";
    }
    return NUMBERED_LETTER.matcher(text).replaceAll("_x005F_");
  }

  private void end() throws IOException {
    sayWidths();
    if (!headings.isEmpty()) {
      sheet.setAutoFilter(0, 0, Math.max(0, next - 1), headings.size() - 1);
    }
    sheet.finish();
  }

  @Override
  public void close() throws IOException {
    end();
    book.finish();
  }
}
