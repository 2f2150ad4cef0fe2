package org.capacitycompact.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A list as a file for the reader's spreadsheet, written row by row as it is read. The ending of
 * the address chooses the format: {@code .xlsx} is a workbook, anything else CSV as spreadsheets of
 * the reader's language expect it. With {@code plain=true} the CSV is the same in every language,
 * for programs.
 */
public final class TableDownload {

  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final int LONGEST_NAME = 31;

  private TableDownload() {}

  /**
   * Sends the file.
   *
   * @param name of the file, without its ending
   * @param rows passes the cells of each row to its consumer: texts, numbers, dates ({@code
   *     LocalDate}), times ({@code Instant}), or null
   */
  public static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language,
      String name,
      List<String> headings,
      Consumer<Consumer<Object[]>> rows)
      throws IOException {
    boolean workbook = request.getRequestURI().endsWith(".xlsx");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"" + name + (workbook ? ".xlsx" : ".csv") + "\"");
    try (TableFile file =
        workbook ? workbook(response, language) : csv(request, response, language)) {
      file.headings(headings);
      rows.accept(
          cells -> {
            try {
              file.row(cells);
            } catch (IOException gone) {
              throw new UncheckedIOException(gone);
            }
          });
    }
  }

  /** One of several tables of a workbook; the name is that of its sheet. */
  public record Sheet(String name, List<String> headings, List<@Nullable Object[]> rows) {}

  /** Sends several tables as one workbook. */
  public static void sendBook(
      HttpServletResponse response, Locale language, String name, List<Sheet> sheets)
      throws IOException {
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
    response.setContentType(XLSX);
    try (XlsxFile book =
        new XlsxFile(response.getOutputStream(), language, nameOf(sheets.get(0).name()))) {
      for (int i = 0; i < sheets.size(); i++) {
        if (i > 0) {
          book.next(nameOf(sheets.get(i).name()));
        }
        book.headings(sheets.get(i).headings());
        for (@Nullable Object[] row : sheets.get(i).rows()) {
          book.row(row);
        }
      }
    }
  }

  /** As spreadsheets allow: at most 31 characters, and some signs not at all. */
  private static String nameOf(String sheet) {
    String name = sheet.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME).strip() : name;
  }

  private static TableFile workbook(HttpServletResponse response, Locale language)
      throws IOException {
    response.setContentType(XLSX);
    return new XlsxFile(response.getOutputStream(), language);
  }

  private static TableFile csv(
      HttpServletRequest request, HttpServletResponse response, Locale language)
      throws IOException {
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    return "true".equals(request.getParameter("plain"))
        ? CsvFile.plain(response.getWriter())
        : CsvFile.forReader(response.getWriter(), language);
  }
}
