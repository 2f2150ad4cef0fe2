package org.capacitycompact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.capacitycompact.CompactTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Counts are exact, so that they hold in any build; the gate has little room on purpose. */
@CompactTest
@DisplayName("One life of an initiative")
class StatementCountTest {

  /** What a whole life was measured to ask of the database, and five in a hundred. */
  private static final int GATE = 100_000;

  @Autowired private AutowireCapableBeanFactory beans;

  private final Tally tally = new Tally();

  @BeforeEach
  void live() {
    CompactLife compact = beans.createBean(CompactLife.class);
    compact.live("KE", null);
    compact.live("KE", tally);
  }

  @Test
  @DisplayName("asks the database no more than the gate, and writes once for what a person does")
  void staysWithinTheGate() {
    assertThat(tally.statements()).as("statements of one life").isLessThanOrEqualTo(GATE);
    assertThat(tally.mostWriteCommits("UserTask_")).as("write transactions of an action").isOne();
  }
}
