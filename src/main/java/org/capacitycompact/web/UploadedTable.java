package org.capacitycompact.web;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A table that somebody sent, a workbook or a CSV list, as far as it can be read: what cannot is
 * among its problems, and a table with problems is not taken. Nothing of the file is kept.
 */
public record UploadedTable(List<Sheet> sheets, List<Problem> problems) {

  /** The largest file; what it holds when unpacked is limited as well. */
  static final long MOST_BYTES = 5L << 20;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  /** Days of a spreadsheet are counted from here; those before March 1900 wrongly. */
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);

  private static final int FIRST_DAY = 61;
  private static final int LAST_DAY = 2_958_465;

  public UploadedTable {
    sheets = List.copyOf(sheets);
    problems = List.copyOf(problems);
  }

  /** A sheet with its lines from the first that says anything; a CSV list is one without a name. */
  public record Sheet(String name, List<Line> lines) {

    public Sheet {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line that says something.
   *
   * @param number as the spreadsheet counts, from 1
   */
  public record Line(int number, List<Cell> cells) {

    public Line {
      cells = List.copyOf(cells);
    }

    /** The cell in a column, counted from 0. */
    public Cell at(int column) {
      return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }
  }

  /**
   * What stands in a cell.
   *
   * @param text as somebody typed it; of a number, in plain notation
   * @param number where the spreadsheet has it as one; a percentage in hundredths
   */
  public record Cell(String text, @Nullable BigDecimal number) {

    static final Cell EMPTY = new Cell("", null);

    static Cell of(String text) {
      return new Cell(text, null);
    }

    public boolean isEmpty() {
      return text.isBlank();
    }

    /** The day that a spreadsheet keeps as a number; empty where there is none. */
    public Optional<LocalDate> day() {
      return Optional.ofNullable(number)
          .filter(days -> days.stripTrailingZeros().scale() <= 0)
          .map(BigDecimal::longValue)
          .filter(days -> days >= FIRST_DAY && days <= LAST_DAY)
          .map(DAY_0::plusDays);
    }
  }

  /**
   * Why it is not taken.
   *
   * @param sheet its name; empty where there is one only, or the file itself is meant
   * @param row as the spreadsheet counts; 0 where none is meant
   * @param column as the spreadsheet names it; empty where none is meant
   * @param key of a message that says what to do
   */
  public record Problem(String sheet, int row, String column, String key, List<String> said) {

    public Problem {
      said = List.copyOf(said);
    }

    static Problem of(String why, String... said) {
      return new Problem("", 0, "", "table.refused." + why, List.of(said));
    }

    static Problem at(String sheet, int row, String column, String why, String... said) {
      return new Problem(sheet, row, column, "table.refused." + why, List.of(said));
    }
  }

  static UploadedTable refused(String why, String... said) {
    return new UploadedTable(List.of(), List.of(Problem.of(why, said)));
  }

  /**
   * Reads a file; whatever it holds, nothing is thrown but for a broken disk.
   *
   * @param mostLines of a sheet, its headings included; reading stops there
   */
  public static UploadedTable read(@Nullable MultipartFile file, int mostLines) throws IOException {
    if (file == null || file.isEmpty()) {
      return refused("none");
    }
    if (file.getSize() > MOST_BYTES) {
      return refused("tooLarge", String.valueOf(MOST_BYTES >> 20));
    }
    Path kept = Files.createTempFile("table-", ".part");
    try {
      file.transferTo(kept);
      byte[] first = first(kept);
      if (begins(first, ZIP)) {
        return XlsxTable.read(kept, mostLines);
      }
      return begins(first, OLE2) ? refused("old") : CsvTable.read(kept, mostLines);
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private static byte[] first(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return content.readNBytes(ZIP.length);
    }
  }

  private static boolean begins(byte[] first, byte[] mark) {
    return java.util.Arrays.equals(first, mark);
  }

  /** The letters of a column, counted from 0: A, B, … Z, AA. */
  public static String letters(int column) {
    String last = String.valueOf((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
