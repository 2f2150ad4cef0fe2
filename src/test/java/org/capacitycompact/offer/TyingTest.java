package org.capacitycompact.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How tied help is")
class TyingTest {

  @ParameterizedTest(name = "must buy {0}, may refuse {1}, could go elsewhere {2}: {3}")
  @CsvSource({
    "false, true, true, UNTIED",
    "false, true, false, PARTIALLY_TIED",
    "false, false, true, PARTIALLY_TIED",
    "false, false, false, TIED",
    "true, true, true, TIED",
    "true, true, false, TIED",
    "true, false, true, TIED",
    "true, false, false, TIED"
  })
  @DisplayName("follows from three questions")
  void follows(boolean buy, boolean refuse, boolean elsewhere, Tying tying) {
    assertThat(Tying.of(buy, refuse, elsewhere)).isEqualTo(tying);
  }
}
