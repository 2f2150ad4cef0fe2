package org.capacitycompact.web;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.capacitycompact.web.UploadedTable.Cell;
import org.capacitycompact.web.UploadedTable.Line;
import org.capacitycompact.web.UploadedTable.Problem;
import org.capacitycompact.web.UploadedTable.Sheet;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * A workbook, read row by row. What a reader of the sheet cannot see, or what a program would
 * compute, is refused by its cell: nobody could say what was meant.
 */
final class XlsxTable {

  private static final int MOST_COLUMNS = 200;

  /** Of each kind of problem in a sheet; more of the same say nothing new. */
  private static final int MOST_PROBLEMS = 200;

  /** What spreadsheets compute with, and show. */
  private static final MathContext DIGITS = new MathContext(15);

  private final int mostLines;
  private final List<Sheet> sheets = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private XlsxTable(int mostLines) {
    this.mostLines = mostLines;
  }

  static UploadedTable read(Path file, int mostLines) throws IOException {
    List<Problem> found = XlsxArchive.problems(file, mostLines);
    if (found.stream().anyMatch(problem -> problem.row() == 0 && problem.sheet().isEmpty())) {
      return new UploadedTable(List.of(), found);
    }
    XlsxTable table = new XlsxTable(mostLines);
    table.problems.addAll(found);
    try (ReadableWorkbook book =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
      if (book.isDate1904()) {
        return UploadedTable.refused("days1904");
      }
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        table.read(sheet);
      }
    } catch (IOException | RuntimeException damaged) {
      return UploadedTable.refused("kind");
    }
    return new UploadedTable(table.sheets, table.problems);
  }

  private void read(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
      problems.add(Problem.at(sheet.getName(), 0, "", "hiddenSheet"));
      return;
    }
    List<Line> lines = new ArrayList<>();
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> each = rows.iterator();
      while (each.hasNext()) {
        Row row = each.next();
        List<Cell> cells = cells(sheet.getName(), row);
        if (!cells.stream().allMatch(Cell::isEmpty)) {
          if (lines.size() >= mostLines) {
            problems.add(
                Problem.at(sheet.getName(), 0, "", "tooManyRows", String.valueOf(mostLines - 1)));
            break;
          }
          lines.add(new Line(row.getRowNum(), cells));
        }
      }
    }
    sheets.add(new Sheet(sheet.getName(), lines));
  }

  private List<Cell> cells(String sheet, Row row) {
    List<Cell> cells = new ArrayList<>();
    for (int column = 0; column < Math.min(MOST_COLUMNS, row.getCellCount()); column++) {
      org.dhatim.fastexcel.reader.Cell cell = row.getCell(column);
      String why = cell == null ? null : refusal(cell);
      if (cell != null && why != null && problems.size() < MOST_PROBLEMS) {
        problems.add(Problem.at(sheet, row.getRowNum(), UploadedTable.letters(column), why));
      }
      // A cell that is refused is not empty: its row is there.
      cells.add(cell == null ? Cell.EMPTY : why != null ? Cell.of("#") : said(cell));
    }
    return cells;
  }

  private static @org.jspecify.annotations.Nullable String refusal(
      org.dhatim.fastexcel.reader.Cell cell) {
    return cell.getType() == CellType.FORMULA || cell.getFormula() != null
        ? "formula"
        : cell.getType() == CellType.ERROR ? "error" : null;
  }

  private static Cell said(org.dhatim.fastexcel.reader.Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> number(cell);
      case BOOLEAN -> Cell.of(cell.asBoolean() ? "true" : "false");
      case EMPTY -> Cell.EMPTY;
      default -> Cell.of(cell.getText().strip());
    };
  }

  private static Cell number(org.dhatim.fastexcel.reader.Cell cell) {
    BigDecimal number = cell.asNumber().round(DIGITS);
    String format = cell.getDataFormatString();
    if (format != null && format.contains("%")) {
      number = number.movePointRight(2);
    }
    BigDecimal plain = number.stripTrailingZeros();
    plain = plain.scale() < 0 ? plain.setScale(0) : plain;
    return new Cell(plain.toPlainString(), plain);
  }
}
