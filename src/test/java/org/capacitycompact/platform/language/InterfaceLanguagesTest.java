package org.capacitycompact.platform.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.capacitycompact.PseudoLanguages;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The languages of the pages")
class InterfaceLanguagesTest {

  @Test
  @DisplayName("are those that have files, English first; two are of the tests' files alone")
  void found() {
    assertThat(InterfaceLanguages.all())
        .extracting(InterfaceLanguage::tag)
        .containsExactly("en", "fr", PseudoLanguages.LTR, PseudoLanguages.RTL);
    assertThat(InterfaceLanguages.all())
        .extracting(InterfaceLanguage::direction)
        .containsExactly("ltr", "ltr", "ltr", "rtl");
    assertThat(InterfaceLanguages.of("fr").orElseThrow().name()).isEqualTo("Français");
  }

  @Test
  @DisplayName("serve who asks for a kin of one, and nobody else")
  void nearest() {
    assertThat(InterfaceLanguages.nearest(Locale.forLanguageTag("fr-CA")))
        .get()
        .extracting(InterfaceLanguage::tag)
        .isEqualTo("fr");
    assertThat(InterfaceLanguages.nearest(Locale.forLanguageTag("de"))).isEmpty();
    assertThat(InterfaceLanguages.nearest(Locale.ROOT)).isEmpty();
    assertThat(InterfaceLanguages.of("fr-CA")).isEmpty();
    assertThat(InterfaceLanguages.of(null)).isEmpty();
  }

  @Test
  @DisplayName("know from where a text runs, also one in a language they do not have")
  void direction() {
    assertThat(InterfaceLanguages.isRightToLeft(Locale.forLanguageTag("ar"))).isTrue();
    assertThat(InterfaceLanguages.isRightToLeft(Locale.forLanguageTag("dv"))).isTrue();
    assertThat(InterfaceLanguages.isRightToLeft(Locale.forLanguageTag(PseudoLanguages.RTL)))
        .isTrue();
    assertThat(InterfaceLanguages.isRightToLeft(Locale.forLanguageTag("pt"))).isFalse();
  }
}
