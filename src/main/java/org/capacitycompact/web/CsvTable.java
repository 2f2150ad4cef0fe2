package org.capacitycompact.web;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.capacitycompact.web.UploadedTable.Cell;
import org.capacitycompact.web.UploadedTable.Line;
import org.capacitycompact.web.UploadedTable.Problem;
import org.capacitycompact.web.UploadedTable.Sheet;

/** A CSV list, as spreadsheets of any country write it. */
final class CsvTable {

  private static final int MOST_COLUMNS = 200;

  private CsvTable() {}

  static UploadedTable read(Path file, int mostLines) throws IOException {
    String list = text(file);
    if (list.isBlank()) {
      return UploadedTable.refused("empty");
    }
    if (list.indexOf('\0') >= 0) {
      return UploadedTable.refused("kind");
    }
    List<Line> lines = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    try (CSVParser parser = CSVParser.parse(new StringReader(list), format(list))) {
      for (CSVRecord record : parser) {
        if (lines.size() >= mostLines) {
          problems.add(Problem.of("tooManyRows", String.valueOf(mostLines - 1)));
          break;
        }
        List<Cell> cells =
            record.stream().limit(MOST_COLUMNS).map(cell -> Cell.of(said(cell))).toList();
        if (!cells.stream().allMatch(Cell::isEmpty)) {
          lines.add(new Line((int) record.getRecordNumber(), cells));
        }
      }
    } catch (UncheckedIOException | IllegalStateException broken) {
      return UploadedTable.refused("kind");
    }
    return new UploadedTable(List.of(new Sheet("", lines)), problems);
  }

  private static CSVFormat format(String list) {
    String headings = list.lines().findFirst().orElse("");
    String separator = Stream.of(";", "\t").filter(headings::contains).findFirst().orElse(",");
    return CSVFormat.RFC4180.builder().setDelimiter(separator).get();
  }

  /** Where our own files put an apostrophe before a text, so that no spreadsheet runs it. */
  private static String said(String cell) {
    String text = cell.strip();
    return text.startsWith("'") && SpreadsheetCell.text(text.substring(1)).equals(text)
        ? text.substring(1)
        : text;
  }

  /** A list in another encoding would be stored with wrong characters. */
  private static String text(Path file) throws IOException {
    try {
      String list =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return list.startsWith("\uFEFF") ? list.substring(1) : list;
    } catch (CharacterCodingException otherEncoding) {
      return "";
    }
  }
}
