package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What somebody typed into a search")
class WordBeginningsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "water plans | water:* & plans:*",
        "KE-2026-434 | KE:* <-> 2026:* <-> 434:*",
        "l’eau à Lomé | l:* <-> eau:* & à:* & Lomé:*",
        "water & !plans | water:* & plans:*",
        "a:*b | a:* <-> b:*"
      })
  @DisplayName("is beginnings of words, side by side where no space parts them")
  void beginnings(String typed, String query) {
    assertThat(WordBeginnings.query(typed)).isEqualTo(query);
  }

  @Test
  @DisplayName("asks nothing where it has no letter and no digit")
  void nothing() {
    assertThat(WordBeginnings.query(null)).isEmpty();
    assertThat(WordBeginnings.query(" -- & ' ")).isEmpty();
  }
}
