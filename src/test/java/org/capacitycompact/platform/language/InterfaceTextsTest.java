package org.capacitycompact.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A text that counts")
class InterfaceTextsTest {

  private static final Locale ARABIC = Locale.forLanguageTag("ar");

  private final InterfaceTexts texts = new InterfaceTexts("messages", "messages-portal");

  @ParameterizedTest(name = "{0} days")
  @CsvSource({
    "0, لا أيام",
    "1, يوم واحد",
    "2, يومان",
    "3, أيام قليلة",
    "10, أيام قليلة",
    "11, يوما كثيرة",
    "99, يوما كثيرة",
    "100, يوم",
    "102, يوم"
  })
  @DisplayName("has the six forms of Arabic")
  void arabic(int days, String words) {
    String pattern =
        "{0,plural,zero{لا أيام} one{يوم واحد} two{يومان} few{أيام قليلة} many{يوما كثيرة}"
            + " other{يوم}}";

    assertThat(texts.getMessage("no.such.text", new Object[] {days}, pattern, ARABIC))
        .isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "1, en, 1 day late",
    "2, en, 2 days late",
    "1, fr, 1 jour de retard",
    "2, fr, 2 jours de retard"
  })
  @DisplayName("says one and several as the language does")
  void counted(int days, String language, String words) {
    assertThat(texts.getMessage("task.late", new Object[] {days}, Locale.forLanguageTag(language)))
        .isEqualTo(words);
  }

  @Test
  @DisplayName("keeps its apostrophes, and what a name has in braces")
  void apostrophes() {
    assertThat(
            texts.getMessage(
                "no.such.text", new Object[] {"{x} ’n"}, "it’s {0}, l’un", Locale.ENGLISH))
        .isEqualTo("it’s {x} ’n, l’un");
  }

  @Test
  @DisplayName("that a language does not say is said in English")
  void fallsBack() {
    assertThat(texts.getMessage("task.late", new Object[] {2}, ARABIC)).isEqualTo("2 days late");
  }
}
