package org.capacitycompact.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.capacitycompact.CompactTest;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.sample.Cast;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompactTest
@DisplayName("A stage that takes longer than its deadline (S139)")
class StageDeadlineTest {

  @Autowired Cast cast;
  @Autowired Chronicle chronicle;
  @Autowired Initiatives initiatives;
  @Autowired Worklist worklist;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  @Test
  @DisplayName("reminds whoever must act first, tells the secretariat then, and interrupts nothing")
  void chased() {
    InitiativeNumber number = cast.raise("amina", "A demand that waits");
    assertThat(initiatives.visible(number, cast.actor("sofia"))).isEmpty();

    deadlinePasses(number);
    assertThat(kinds(number)).contains("deadline.reminded").doesNotContain("deadline.escalated");
    assertThat(initiatives.visible(number, cast.actor("sofia"))).isEmpty();

    deadlinePasses(number);
    assertThat(kinds(number)).contains("deadline.escalated");
    assertThat(initiatives.visible(number, cast.actor("sofia"))).isPresent();
    assertThat(worklist.waitingOn(number))
        .hasSize(1)
        .allSatisfy(item -> assertThat(item.escalated()).isTrue());
    assertThat(cast.tasks("amina", number, "UserTask_ArticulateDemand")).hasSize(1);
  }

  private void deadlinePasses(InitiativeNumber number) {
    String stage =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number.value())
            .processDefinitionKey("demand-articulation")
            .singleResult()
            .getId();
    Job timer = management.createJobQuery().processInstanceId(stage).timers().singleResult();
    management.executeJob(timer.getId());
  }

  private List<String> kinds(InitiativeNumber number) {
    return chronicle.of(number).stream().map(Chronicle.Entry::kind).toList();
  }
}
