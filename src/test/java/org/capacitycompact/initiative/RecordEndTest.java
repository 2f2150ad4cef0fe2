package org.capacitycompact.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.junit.jupiter.api.Test;

class RecordEndTest {

  @Test
  void everyEndOfALifeHasItsStatus() {
    var ends =
        Bpmn.readModelFromFile(new File("processes/initiative-lifecycle.bpmn"))
            .getModelElementsByType(EndEvent.class);

    assertThat(ends)
        .extracting(end -> Status.at(end.getId()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Status.values()).filter(status -> !status.isOpen()).toList());
  }
}
