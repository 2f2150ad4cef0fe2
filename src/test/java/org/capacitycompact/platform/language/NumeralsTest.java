package org.capacitycompact.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A number")
class NumeralsTest {

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|es|1234.56",
        "1.234.567|es|1234567",
        "1,5|pt|1.5",
        "20 000|es|20000",
        "1'234.50|de-CH|1234.50",
        "١٬٢٣٤٫٥|ar-EG|1234.5",
        "٢٠٠٠٠|ar-EG|20000",
        "12000.50|es|12000.50"
      })
  @DisplayName("is read as a language writes it, which none of our classes knows")
  void read(String typed, String language, String plain) {
    assertThat(Numerals.of(Locale.forLanguageTag(language)).plain(typed, false)).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {"20.000|es", "12,345|es", "1.23,4|es", "1,234.5|es", "1.5|fr", "many|ar-EG"})
  @DisplayName("that could be two, or none, stays as it was typed")
  void left(String typed, String language) {
    assertThat(Numerals.of(Locale.forLanguageTag(language)).plain(typed, false)).isEqualTo(typed);
  }

  @Test
  @DisplayName("is written in the digits and with the signs of the language")
  void written() {
    BigDecimal number = new BigDecimal("1234.5");
    assertThat(Numerals.of(Locale.forLanguageTag("ar-EG")).write(number, 2, 2))
        .isEqualTo("١٬٢٣٤٫٥٠");
    assertThat(Numerals.of(Locale.forLanguageTag("de-CH")).write(number, 0, 2))
        .isEqualTo("1'234.5");
  }

  @Test
  @DisplayName("and a list have what stands between their parts from the language")
  void lists() {
    assertThat(List.of("a", "b", "c").stream().collect(WrittenList.in(Locale.FRENCH)))
        .isEqualTo("a, b, c");
    assertThat(List.of("a", "b", "c").stream().collect(WrittenList.in(Locale.forLanguageTag("ar"))))
        .isEqualTo("a وb وc");
  }
}
