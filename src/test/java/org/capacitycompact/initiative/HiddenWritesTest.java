package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.capacitycompact.CompactTest;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.orm.ObjectRetrievalFailureException;

@CompactTest
@DisplayName("An initiative that the rows of whoever acts do not show")
class HiddenWritesTest {

  @Autowired private Initiatives initiatives;
  @Autowired private Cast cast;

  @Test
  @DisplayName("is not there to be changed, and stays as it is")
  void hidden() {
    InitiativeNumber number = cast.raise("amina", "Seen by Kenya");
    RowScope others = RowScope.of(List.of("country:RW"));
    RowScope.within(
        others,
        () ->
            assertThatThrownBy(() -> initiatives.retitle(number, "Taken over"))
                .isInstanceOf(ObjectRetrievalFailureException.class));
    assertThatThrownBy(() -> initiatives.retitle(InitiativeNumber.of("KE-0000-000"), "Nobody's"))
        .as("as one that there is not")
        .isInstanceOf(ObjectRetrievalFailureException.class);
    assertThat(initiatives.get(number).title()).isEqualTo("Seen by Kenya");

    RowScope own = RowScope.of(List.of("country:KE"));
    assertThat(RowScope.within(own, () -> initiatives.get(number).title()))
        .isEqualTo("Seen by Kenya");
  }
}
