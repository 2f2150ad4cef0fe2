package org.capacitycompact.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A day on a page")
class WrittenDaysTest {

  @ParameterizedTest
  @CsvSource({
    "2027-06-30, 2027-06-30",
    "30/06/2027, 2027-06-30",
    "06/30/2027, 2027-06-30",
    "30.06.2027, 2027-06-30",
    "3.4.2027, 2027-04-03",
    "04/04/2027, 2027-04-04",
    "30 June 2027, 2027-06-30",
    "30 juin 2027, 2027-06-30",
    "1er juin 2027, 2027-06-01",
    "3 February 2027, 2027-02-03",
    "3 février 2027, 2027-02-03"
  })
  @DisplayName("is read in the ways in which it can be one day only")
  void read(String typed, String day) {
    assertThat(WrittenDays.plain(typed)).isEqualTo(day);
    assertThat(WrittenDays.read(typed)).hasToString("Optional[" + day + "]");
  }

  @Test
  @DisplayName("that can be two is shown as both, the day first")
  void ambiguous() {
    assertThat(WrittenDays.plain("03/04/2027")).isEqualTo("03/04/2027");
    assertThat(WrittenDays.readings("03/04/2027"))
        .extracting(Object::toString)
        .containsExactly("2027-04-03", "2027-03-04");
    assertThat(WrittenDays.read("03/04/2027")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"31/06/2027", "30 brumaire 2027", "soon", "30/06/27", "1/2", ""})
  @DisplayName("that is none stays as it was typed")
  void none(String typed) {
    assertThat(WrittenDays.plain(typed)).isEqualTo(typed);
    assertThat(WrittenDays.read(typed)).isEmpty();
  }
}
