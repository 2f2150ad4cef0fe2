package org.capacitycompact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.capacitycompact.web.UploadedTable.Line;
import org.capacitycompact.web.UploadedTable.Problem;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

@DisplayName("A table that somebody sends")
class UploadedTableTest {

  private static UploadedTable read(byte[] content) throws IOException {
    return UploadedTable.read(new MockMultipartFile("file", content), 501);
  }

  private static UploadedTable csv(String content) throws IOException {
    return read(content.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] book(Consumer<Worksheet> written) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Budget");
      sheet.value(0, 0, "title");
      sheet.value(0, 1, "amount");
      written.accept(sheet);
    }
    return out.toByteArray();
  }

  private static List<String> said(UploadedTable table) {
    return table.problems().stream().map(UploadedTableTest::said).toList();
  }

  private static String said(Problem problem) {
    return "%s %d%s %s"
        .formatted(
            problem.sheet(),
            problem.row(),
            problem.column(),
            problem.key().replace("table.refused.", ""));
  }

  @Test
  @DisplayName("is read with its numbers, percentages and days as such, and texts as written")
  void values() throws IOException {
    UploadedTable table =
        read(
            book(
                sheet -> {
                  sheet.value(1, 0, " Mentors ");
                  sheet.value(1, 1, new BigDecimal("0.1"));
                  sheet.value(3, 0, LocalDate.of(2027, 6, 30));
                  sheet.value(3, 1, 0.35);
                  sheet.style(3, 1).format("0%").set();
                  sheet.value(4, 1, true);
                }));
    assertThat(table.problems()).isEmpty();
    List<Line> lines = table.sheets().get(0).lines();
    assertThat(lines).extracting(Line::number).containsExactly(1, 2, 4, 5);
    assertThat(lines.get(1).at(0).text()).isEqualTo("Mentors");
    assertThat(lines.get(1).at(1).number()).isEqualByComparingTo("0.1");
    assertThat(lines.get(2).at(0).day()).contains(LocalDate.of(2027, 6, 30));
    assertThat(lines.get(2).at(1).number()).isEqualByComparingTo("35");
    assertThat(lines.get(3).at(1).text()).isEqualTo("true");
  }

  @Test
  @DisplayName("is refused at the cell where it computes, merges or hides, all at once")
  void whatNobodySees() throws IOException {
    UploadedTable table =
        read(
            book(
                sheet -> {
                  sheet.value(1, 0, "a");
                  sheet.formula(1, 1, "1+1");
                  sheet.value(2, 0, "b");
                  sheet.hideRow(2);
                  sheet.value(3, 0, "c");
                  sheet.range(3, 0, 4, 0).merge();
                  sheet.hideColumn(2);
                }));
    assertThat(said(table))
        .containsExactlyInAnyOrder(
            "Budget 2B formula",
            "Budget 3 hiddenRow",
            "Budget 4A merged",
            "Budget 1C hiddenColumn");
  }

  @Test
  @DisplayName("is refused where a sheet is hidden")
  void hiddenSheet() throws IOException {
    assertThat(said(read(book(sheet -> sheet.setVisibilityState(VisibilityState.HIDDEN)))))
        .containsExactly("Budget 0 hiddenSheet");
  }

  @Test
  @DisplayName("is not read beyond the rows that a section has")
  void tooManyRows() throws IOException {
    UploadedTable table =
        read(
            book(
                sheet -> {
                  for (int row = 1; row <= 100_000; row++) {
                    sheet.value(row, 0, "x");
                  }
                }));
    assertThat(said(table)).containsExactly("Budget 0 tooManyRows");
    assertThat(table.sheets().get(0).lines()).hasSize(501);
    assertThat(said(csv("title\n" + "x\n".repeat(100_000)))).containsExactly(" 0 tooManyRows");
  }

  @Test
  @DisplayName("is refused when it is of another kind, old, with macros, or a bomb")
  void kinds() throws IOException {
    assertThat(said(read(new byte[0]))).containsExactly(" 0 none");
    assertThat(said(read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2})))
        .containsExactly(" 0 old");
    assertThat(said(read("%PDF-1.7 \0\0".getBytes(StandardCharsets.UTF_8))))
        .containsExactly(" 0 kind");
    assertThat(said(read(zip("word/document.xml", 10)))).containsExactly(" 0 kind");
    assertThat(said(read(zip("xl/vbaProject.bin", 10)))).containsExactly(" 0 macros");
    assertThat(said(read(zip("xl/workbook.xml", 61 << 20)))).containsExactly(" 0 bomb");
    assertThat(said(read(new byte[(int) UploadedTable.MOST_BYTES + 1])))
        .containsExactly(" 0 tooLarge");
    assertThat(said(read("title\nété\n".getBytes(Charset.forName("ISO-8859-1")))))
        .containsExactly(" 0 empty");
  }

  @Test
  @DisplayName("is refused where its sheets are without end, or one file over and over")
  void sheets() throws IOException {
    assertThat(read(sheets(60, true)).problems()).isEmpty();
    assertThat(said(read(sheets(61, true)))).containsExactly(" 0 bomb");
    assertThat(said(read(sheets(2, false)))).containsExactly(" 0 bomb");
  }

  private static byte[] sheets(int many, boolean eachItsOwn) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      for (int i = 1; i <= many; i++) {
        book.newWorksheet("Sheet " + i).value(0, 0, "title");
      }
    }
    if (eachItsOwn) {
      return out.toByteArray();
    }
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    Path written = Files.write(Files.createTempFile("book", ".xlsx"), out.toByteArray());
    try (ZipFile from = new ZipFile(written.toFile());
        ZipOutputStream to = new ZipOutputStream(same)) {
      for (ZipEntry entry : Collections.list(from.entries())) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        byte[] content = from.getInputStream(entry).readAllBytes();
        to.write(
            entry.getName().endsWith("workbook.xml.rels")
                ? new String(content, StandardCharsets.UTF_8)
                    .replaceAll("sheet[0-9]+[.]xml", "sheet1.xml")
                    .getBytes(StandardCharsets.UTF_8)
                : content);
      }
    } finally {
      Files.delete(written);
    }
    return same.toByteArray();
  }

  private static byte[] zip(String entry, int bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(new byte[bytes]);
    }
    return out.toByteArray();
  }

  @Test
  @DisplayName("is a list as spreadsheets of any country write it, ours included")
  void lists() throws IOException {
    UploadedTable french = csv("\uFEFFtitle;amount\n\"Visites; stages\";1 234,5\n;\n'=1+1;'1-2\n");
    assertThat(french.problems()).isEmpty();
    List<Line> lines = french.sheets().get(0).lines();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1).at(0).text()).isEqualTo("Visites; stages");
    assertThat(lines.get(1).at(1).text()).isEqualTo("1 234,5");
    assertThat(lines.get(2).at(0).text()).isEqualTo("=1+1");
    assertThat(lines.get(2).at(1).text()).isEqualTo("1-2");
    assertThat(lines.get(2).at(7).isEmpty()).isTrue();
  }
}
