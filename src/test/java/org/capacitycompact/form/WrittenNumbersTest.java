package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People write numbers as in their language; the checks get one notation, and never a guess. */
class WrittenNumbersTest {

  @ParameterizedTest(name = "{0} in {1} is {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "20 000|fr|20000",
        "20\u00a0000|fr|20000",
        "20\u202f000|fr|20000",
        "20\u202f000,50|fr|20000.50",
        "1,5|fr|1.5",
        "-1,5|fr|-1.5",
        "0,125|fr|0.125",
        "1 234 567,5|fr|1234567.5",
        "12000.50|fr|12000.50",
        "20 000|en|20000",
        "20,000|en|20000",
        "1,234,567.89|en|1234567.89",
        "12000.50|en|12000.50",
        " 20 000 |fr|20000"
      })
  void aNumberIsReadInTheReadersLanguage(String typed, String language, String plain) {
    assertThat(WrittenNumbers.plain(typed, Locale.forLanguageTag(language))).isEqualTo(plain);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "20,000|fr",
        "1,5|en",
        "20.000|fr",
        "20.000|en",
        "1.234,56|fr",
        "1.234,56|en",
        "1,234,56|en",
        "20 00|fr",
        "2 0000|fr",
        "1,2,3|fr",
        "20 000,|fr",
        "twenty|en"
      })
  void whatCouldMeanTwoNumbersOrNoneIsLeftToTheDoorWhichRefusesIt(String typed, String language) {
    String left = WrittenNumbers.plain(typed, Locale.forLanguageTag(language));

    assertThat(left).isEqualTo(typed);
    Map<String, Object> raw = new HashMap<>(SampleForm.complete());
    raw.put("localShare", left);
    assertThat(FormValidation.validate(SampleForm.SCHEMA, SampleForm.CHOICES, raw).errors())
        .extracting(FieldError::key)
        .containsExactly("localShare");
  }

  @Test
  void wordsAreNeverTakenForNumbers() {
    Map<String, Object> posted = new HashMap<>(SampleForm.complete());
    posted.put("title", "20 000");
    posted.put("localShare", "20 000");

    Map<String, Object> plain = WrittenNumbers.plain(SampleForm.SCHEMA, posted, Locale.FRENCH);
    assertThat(plain).containsEntry("title", "20 000").containsEntry("localShare", "20000");
    assertThat(posted).containsEntry("localShare", "20 000");
    assertThat(WrittenNumbers.occurIn(posted)).isTrue();
  }

  @Test
  @DisplayName("where three decimals are kept, 12.345 and 12,345 are decimals of their language")
  void thousandths() {
    assertThat(WrittenNumbers.plain("12,345", java.util.Locale.FRENCH, true)).isEqualTo("12.345");
    assertThat(WrittenNumbers.plain("12.345", java.util.Locale.ENGLISH, true)).isEqualTo("12.345");
    assertThat(WrittenNumbers.plain("12,345", java.util.Locale.ENGLISH, true)).isEqualTo("12345");
    assertThat(WrittenNumbers.plain("12,345", java.util.Locale.FRENCH, false)).isEqualTo("12,345");
  }
}
