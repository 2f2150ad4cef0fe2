package org.capacitycompact.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.platform.Workbooks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayName("A list as a file")
class TableDownloadTest {

  private static final Object[] ROW = {
    "00123",
    new BigDecimal("1234.5"),
    LocalDate.of(2026, 11, 30),
    Instant.parse("2026-11-30T06:45:12Z"),
    "=1+1; <é>",
    7
  };

  @Test
  @DisplayName("is CSV with semicolons and decimal commas where spreadsheets are French")
  void french() throws Exception {
    assertThat(csv(Locale.FRENCH, false).lines())
        .containsExactly(
            "\uFEFFCode;Somme;Jour;Moment;Texte;Nombre",
            "'00123;1234,5;2026-11-30;2026-11-30 06:45:12;\"'=1+1; <é>\";7");
  }

  @Test
  @DisplayName("is CSV with commas and decimal points where they are English")
  void english() throws Exception {
    assertThat(csv(Locale.ENGLISH, false).lines().skip(1))
        .containsExactly("'00123,1234.5,2026-11-30,2026-11-30 06:45:12,'=1+1; <é>,7");
  }

  @Test
  @DisplayName("is the same CSV in every language for programs, without a mark")
  void plain() throws Exception {
    assertThat(csv(Locale.FRENCH, true))
        .isEqualTo(csv(Locale.ENGLISH, true))
        .startsWith("Code,Somme")
        .contains("00123,1234.5,2026-11-30,");
  }

  @Test
  @DisplayName("is a workbook whose numbers and days are such, and whose texts are texts")
  void workbook() throws Exception {
    MockHttpServletResponse answer = send("/list.xlsx", Locale.FRENCH, false);
    assertThat(answer.getHeader("Content-Disposition")).contains("list.xlsx");
    Workbooks.Sheet sheet = Workbooks.read(answer.getContentAsByteArray());
    assertThat(sheet.rows()).hasSize(2);
    Map<String, Workbooks.Cell> row = sheet.rows().get(1);
    assertThat(row.get("A")).isEqualTo(new Workbooks.Cell("text", "00123", ""));
    assertThat(row.get("B").kind()).isEqualTo("number");
    assertThat(new BigDecimal(row.get("B").value())).isEqualByComparingTo("1234.5");
    assertThat(row.get("C").kind()).isEqualTo("number");
    assertThat(row.get("C").format()).isEqualTo("yyyy-mm-dd");
    assertThat(new BigDecimal(row.get("C").value())).isEqualByComparingTo("46356");
    assertThat(row.get("D").format()).isEqualTo("yyyy-mm-dd hh:mm:ss \\U\\T\\C");
    assertThat(row.get("E")).isEqualTo(new Workbooks.Cell("text", "=1+1; <é>", ""));
    assertThat(row.get("F").kind()).isEqualTo("number");
    assertThat(sheet.frozen()).isTrue();
    assertThat(sheet.filter()).isEqualTo("A1:F2");
    assertThat(sheet.formulas()).isZero();
    assertThat(sheet.widths().get(3)).isGreaterThan("2026-11-30 06:45:12 UTC".length());
  }

  @Test
  @DisplayName("is a workbook also with letters that XML cannot say and texts beyond a cell")
  void awkwardTexts() throws Exception {
    Object[] awkward = {"a\u0000b\u000bc\ud800", "x".repeat(40_000), null, "", "שלום", 1};
    MockHttpServletResponse answer = send("/list.xlsx", Locale.ENGLISH, false, awkward);
    Map<String, Workbooks.Cell> row = Workbooks.read(answer.getContentAsByteArray()).rows().get(1);
    assertThat(row.get("A").value()).startsWith("a\uFFFDb");
    assertThat(row.get("B").value()).hasSize(32_767).endsWith("…");
    assertThat(row).doesNotContainKeys("C", "D");
  }

  @Test
  @DisplayName("is a workbook that cuts no letter in two and reads none out of a text")
  void lettersInTexts() throws Exception {
    String rockets = "x".repeat(32_765) + "\ud83d\ude80".repeat(10);
    Object[] texts = {rockets, "_x0041_ and _x00zz_ and a_x0041_x0042_"};
    MockHttpServletResponse answer = send("/list.xlsx", Locale.ENGLISH, false, texts);
    Map<String, Workbooks.Cell> row = Workbooks.read(answer.getContentAsByteArray()).rows().get(1);
    assertThat(row.get("A").value()).isEqualTo("x".repeat(32_765) + "…");
    assertThat(row.get("B").value())
        .isEqualTo("_x005F_x0041_ and _x00zz_ and a_x005F_x0041_x005F_x0042_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-2", "03/04", "00123", "1E5", "1e-5", "123456789012345678", "3.4", "1,5", "12:30",
        "2026-11-30", "Mar-1", "1 mars", "SEPT2", "janv. 2027", "déc 5", "true", "VRAI", "1/2/2027",
        "10:30 pm"
      })
  @DisplayName("keeps a text that a spreadsheet would take for something else")
  void kept(String text) {
    assertThat(SpreadsheetCell.text(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KE-2026-001",
        "Kenya",
        "2027",
        "0",
        "12345678901",
        "Mars and Venus",
        "May",
        "3 trainers",
        "Decide on ownership",
        "S12 S76",
        "March 2027 and later",
        ""
      })
  @DisplayName("leaves every other text as it is")
  void left(String text) {
    assertThat(SpreadsheetCell.text(text)).isEqualTo(text);
  }

  private static String csv(Locale language, boolean plain) throws Exception {
    MockHttpServletResponse answer = send("/list.csv", language, plain);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static MockHttpServletResponse send(String path, Locale language, boolean plain)
      throws Exception {
    return send(path, language, plain, ROW);
  }

  private static MockHttpServletResponse send(
      String path, Locale language, boolean plain, Object[] row) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    if (plain) {
      request.setParameter("plain", "true");
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    TableDownload.send(
        request,
        response,
        language,
        "list",
        List.of("Code", "Somme", "Jour", "Moment", "Texte", "Nombre"),
        rows -> rows.accept(row));
    return response;
  }
}
