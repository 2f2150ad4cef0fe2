package org.capacitycompact.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A text")
class WrittenTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n\t",
        "\u00a0\u202f",
        "\u200b",
        "\u2060",
        "\u00ad",
        "\u3164",
        "\u115f",
        "\u1160",
        "\u17b4\u17b5",
        "\u2800",
        "\ufe0f",
        "\udb40\udc61\udb40\udd00",
        "\u200e\u2066\u2069",
        "\uffa0",
        "\u180e",
        "\ufeff \u00ad\u3000\u2800"
      })
  @DisplayName("in which nothing can be seen is none")
  void unseen(String written) {
    assertThat(WrittenText.tidy(written)).isEmpty();
    assertThat(WrittenText.fits(WrittenText.tidy(written), 200, true)).isFalse();
  }

  @Test
  @DisplayName("is as long as a person sees it")
  void length() {
    assertThat(WrittenText.length("abc")).isEqualTo(3);
    assertThat(WrittenText.length("\ud83a\udd00".repeat(120))).isEqualTo(120);
    assertThat(WrittenText.length("e\u0301\u0323")).isEqualTo(1);
    assertThat(WrittenText.length("\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67")).isEqualTo(1);
    assertThat(WrittenText.length("\ud83c\uddf0\ud83c\uddea\ud83c\uddf9\ud83c\uddec")).isEqualTo(2);
    assertThat(WrittenText.length("น้ำ")).isLessThan(4);
    assertThat(WrittenText.fits("\ud83a\udd00".repeat(200), 200, false)).isTrue();
    assertThat(WrittenText.fits("\ud83a\udd00".repeat(201), 200, false)).isFalse();
  }

  @Test
  @DisplayName("is kept composed, with one kind of line end and nothing at its ends")
  void tidied() {
    assertThat(WrittenText.tidy("\u00a0 Sante\u0301\r\nLome\u0301\r ")).isEqualTo("Santé\nLomé");
    assertThat(WrittenText.tidy("\u0643\u200c\u0644")).isEqualTo("\u0643\u200c\u0644");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0", "a\ud800", "\udc00a", "a\u202eb", "a\u0007", "a\ufffe"})
  @DisplayName("that no page can show as it is, is refused")
  void refused(String written) {
    assertThat(WrittenText.isStorable(written, true)).isFalse();
  }

  @Test
  @DisplayName("hides no megabyte of marks on one letter")
  void marks() {
    assertThat(WrittenText.isStorable("e" + "\u0301".repeat(30), false)).isTrue();
    assertThat(WrittenText.isStorable("e" + "\u0301".repeat(31), false)).isFalse();
  }

  @Test
  @DisplayName("is cut between letters")
  void cut() {
    assertThat(WrittenText.cut("a\ud83a\udd00", 2)).isEqualTo("a");
    assertThat(WrittenText.cut("ab", 2)).isEqualTo("ab");
  }
}
