package org.capacitycompact.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spreadsheet runs any cell of a file that we write. */
class SpreadsheetCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\ttext",
        " =1",
        "\u00a0=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "\ufe66HYPERLINK",
        "\u22121",
        "\u200b=1",
        "\ufeff=1",
        "\u200f\u202e=1",
        "\u00ad=1",
        "\u2060\u200b\uff1d1",
        "\u3164=1",
        "\ufe0f=1"
      })
  void whatBeginsLikeAFormulaIsText(String cell) {
    assertThat(SpreadsheetCell.of(cell)).isEqualTo("'" + cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a;=1", "a;\u200b=1", "a\t\uff1d1", "a; +1", "a\n;=1", "a\n=1", "a\r\n=1"})
  void whatBeginsAnotherCellInOtherCountriesIsTextThereToo(String cell) {
    assertThat(SpreadsheetCell.of(cell)).matches("(?s)a[;\t\r\n].*'[=+\uff1d]1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=1",
        "Kenya",
        "2027-01-01",
        "12.50",
        "\u0645\u0631\u062d\u0628\u0627",
        "a; b",
        "'quoted'"
      })
  void whateverElseStaysAsItIs(String cell) {
    assertThat(SpreadsheetCell.of(cell)).isEqualTo(cell);
  }
}
