package org.capacitycompact.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.capacitycompact.money.FundingSource.OtherFunds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A source of money")
class FundingSourceTest {

  static Stream<Arguments> sources() {
    return Stream.of(
        Arguments.of(FundingSource.COUNTRY, "local"),
        Arguments.of(FundingSource.COMPACT, "compact"),
        Arguments.of(FundingSource.provider("BRENAP"), "provider:BRENAP"),
        Arguments.of(
            new OtherFunds("Fonds d’appui: “Ménages” 基金"), "other:Fonds d’appui: “Ménages” 基金"));
  }

  @ParameterizedTest
  @MethodSource("sources")
  @DisplayName("is read as it was kept")
  void roundTrip(FundingSource source, String stored) {
    assertThat(source.stored()).isEqualTo(stored);
    assertThat(FundingSource.parse(stored)).isEqualTo(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Local",
        "somebody",
        "provider",
        "provider:",
        "provider:A",
        "provider:two words",
        "provider:ABCDEFGHIJKLMNOPQRSTU",
        "other:",
        "other: before",
        "other:after ",
        "other:two\nlines"
      })
  @DisplayName("that is none is refused")
  void noSource(String stored) {
    assertThatIllegalArgumentException().isThrownBy(() -> FundingSource.parse(stored));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("gives by means that are read as they were kept")
  void means(Means means) {
    assertThat(Means.parse(means.stored())).isEqualTo(means);
    assertThatIllegalArgumentException().isThrownBy(() -> Means.parse(means.name()));
  }
}
