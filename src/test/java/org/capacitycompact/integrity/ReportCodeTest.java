package org.capacitycompact.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A secret code")
class ReportCodeTest {

  @Test
  @DisplayName("is read again however somebody copied it by hand")
  void isRead() {
    ReportCode code = new ReportCode("0123456789ABCDEFGHJ1");
    assertThat(code.shown()).isEqualTo("0123-4567-89AB-CDEF-GHJ1");
    for (String typed :
        new String[] {
          code.shown(),
          code.shown().toLowerCase(Locale.ROOT),
          " 0123 4567 89AB CDEF GHJ1 ",
          "O123–4567—89ab-cdef-ghjl",
          "oi23456789abcdefghji"
        }) {
      assertThat(ReportCode.read(typed)).as(typed).contains(code);
    }
  }

  @Test
  @DisplayName("is nobody's that is too short, too long, or has other signs")
  void isRefused() {
    for (String typed :
        new String[] {"", "0123", "0123-4567-89AB-CDEF-GHJ11", "0123-4567-89AB-CDEF-GHJU", "é"}) {
      assertThat(ReportCode.read(typed)).as(typed).isEmpty();
    }
  }

  @Test
  @DisplayName("is another each time, and tells itself to no log")
  void isSecret() {
    assertThat(Stream.generate(ReportCode::make).limit(500).collect(Collectors.toSet()))
        .hasSize(500);
    ReportCode code = ReportCode.make();
    assertThat(code.toString()).doesNotContain(code.signs());
    assertThat(ReportCode.read(code.shown())).contains(code);
  }
}
