package org.capacitycompact.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestonePosition;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.PlantedPlan;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.web.Collision;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectRetrievalFailureException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@CompactTest
@DisplayName("A milestone that the rows of whoever acts do not show")
class HiddenMilestoneTest {

  private static final RowScope OTHERS = RowScope.of(List.of("country:RW"));

  @Autowired private Milestones milestones;
  @Autowired private Cast cast;
  @Autowired private PlantedPlan slots;
  @Autowired private Plans plans;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcClient database;
  @Autowired private PlatformTransactionManager transactions;

  private InitiativeNumber number;

  @BeforeEach
  void planned() {
    number = new FundedWork(cast, plans, slots, engine, database).funded(30);
    milestones.plan(number);
  }

  @Test
  @DisplayName("is not there to be changed")
  void hidden() {
    assertThat(milestones.get(number, new MilestonePosition(1)).position())
        .isEqualTo(new MilestonePosition(1));
    RowScope.within(
        OTHERS,
        () ->
            assertThatThrownBy(() -> milestones.get(number, new MilestonePosition(1)))
                .isInstanceOf(ObjectRetrievalFailureException.class));
  }

  @Test
  @DisplayName("any longer is not written, and done again it is not there")
  void hiddenMeanwhile() {
    var due = milestones.get(number, new MilestonePosition(1)).due();
    assertThatThrownBy(
            () ->
                new TransactionTemplate(transactions)
                    .executeWithoutResult(
                        status -> {
                          milestones.get(number, new MilestonePosition(1)).moveDueDate(10);
                          RowScope.within(
                              OTHERS,
                              () -> {
                                milestones.flush();
                                return true;
                              });
                        }))
        .matches(Collision::isCauseOf, "is done again");
    assertThat(milestones.get(number, new MilestonePosition(1)).due()).isEqualTo(due);
  }
}
