package org.capacitycompact.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A name stays readable in every script, and is safe. */
class SafeNameTest {

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("letter.pdf", "letter.pdf"),
        Arguments.of(
            "Lettre de la ministre, n° 3 (signée).PDF", "Lettre de la ministre, n° 3 (signée).pdf"),
        Arguments.of("رسالة طلب.pdf", "رسالة طلب.pdf"),
        Arguments.of("budget 👩‍🌾🇰🇪.xlsx", "budget 👩‍🌾🇰🇪.xlsx"),
        Arguments.of("../../etc/passwd.txt", "passwd.txt"),
        Arguments.of("C:\\Users\\amina\\letter.pdf", "letter.pdf"),
        Arguments.of("..\\..\\letter.pdf", "letter.pdf"),
        Arguments.of("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"),
        Arguments.of("a\0b.pdf", "ab.pdf"),
        Arguments.of("exe\u202Efdp.pdf", "exefdp.pdf"),
        Arguments.of("\u2066letter\u2069\u200F.pdf", "letter.pdf"),
        Arguments.of("a<b>c:d\"e|f?g*.pdf", "a_b_c_d_e_f_g_.pdf"),
        Arguments.of("...hidden.pdf", "hidden.pdf"),
        Arguments.of("letter.pdf. . ", "letter.pdf"),
        Arguments.of(".pdf", "pdf"),
        Arguments.of("", "document"),
        Arguments.of("..", "document"),
        Arguments.of("CON.pdf", "_CON.pdf"),
        Arguments.of("lpt1.letter.pdf", "_lpt1.letter.pdf"),
        Arguments.of("half \uD800 pair.pdf", "half pair.pdf"),
        Arguments.of("e\u0301tude.pdf", "étude.pdf"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("names")
  void aNameIsMadeSafeAndStaysReadable(String sent, String kept) {
    assertThat(SafeName.of(sent)).isEqualTo(kept);
    assertThat(SafeName.of(kept)).isEqualTo(kept);
  }

  @Test
  void aLongNameKeepsItsExtensionAndFitsEveryFileSystem() {
    assertThat(SafeName.of("a".repeat(300) + ".pdf")).hasSize(124).endsWith("a.pdf");
    String emoji = SafeName.of("👩".repeat(300) + ".docx");
    assertThat(emoji).endsWith("👩.docx");
    assertThat(emoji.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(205);
  }
}
