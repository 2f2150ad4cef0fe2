package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * Counts are exact, so that they hold in any build. They are taken for each thing a person does,
 * since other tests of the same database may seat more members, who then decide as well.
 */
@CompactTest
@DisplayName("A whole life of an initiative")
class StatementCountTest {

  /** Measured: 2,624 statements for 36 actions, 72.9 each; three in a hundred are room. */
  private static final double STATEMENTS_AN_ACTION = 75;

  /** Measured: 2,157 round trips, 59.9 each. */
  private static final double ROUND_TRIPS_AN_ACTION = 62;

  @Autowired private AutowireCapableBeanFactory beans;

  @Test
  @DisplayName("asks no more of the database than was measured, and writes once for each action")
  void staysWithinTheGate() {
    CompactLife compact = beans.createBean(CompactLife.class);
    compact.live("KE", null);
    Tally tally = new Tally();
    int actions = compact.live("KE", tally).path().size();
    System.out.printf(
        "One life: %d statements in %d round trips for %d actions%n",
        tally.statements(), tally.roundTrips(), actions);
    assertThat((double) tally.statements() / actions)
        .as("statements for each action of a person, over a whole life")
        .isLessThanOrEqualTo(STATEMENTS_AN_ACTION);
    assertThat((double) tally.roundTrips() / actions)
        .as("round trips for each action of a person, over a whole life")
        .isLessThanOrEqualTo(ROUND_TRIPS_AN_ACTION);
    assertThat(tally.mostWriteCommits("UserTask_"))
        .as("write transactions of one action of a person")
        .isOne();
  }
}
