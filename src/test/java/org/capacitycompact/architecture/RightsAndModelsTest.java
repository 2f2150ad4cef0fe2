package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.CompactTest;
import org.capacitycompact.authorization.GrantScope;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.platform.engine.ModelFiles;
import org.capacitycompact.worklist.HandledTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The models give their tasks to those who have the right that is exercised in them. */
@CompactTest
class RightsAndModelsTest {

  @Autowired HandledTasks handled;

  static java.util.List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aTaskIsForTheRoleThatHasTheRight(ProcessFile model) {
    for (UserTask task : model.each(UserTask.class)) {
      Right right = handled.right(task.getId()).orElse(null);
      assertThat(right).as("no right is exercised in %s", task.getId()).isNotNull();
      String group = ProcessFile.camunda(task, "candidateGroups");
      String assignee = ProcessFile.camunda(task, "assignee");
      Role role = right.roles().iterator().next();
      assertThat(right.roles()).as("roles of %s", right).hasSize(1);
      if (group == null) {
        // People are chosen individually; the rule that chose them knows their role.
        assertThat(assignee)
            .as(task.getId())
            .isIn("${member}", "${reviewer}", "${independentReviewer}", "${contributor}");
        assertThat(role)
            .as(task.getId())
            .isEqualTo(
                switch (assignee) {
                  case "${member}" -> Role.STEERING_GROUP;
                  case "${contributor}" -> Role.NON_STATE_ACTOR;
                  default -> Role.PEER_REVIEWER;
                });
      } else {
        assertThat(group)
            .as("%s is exercised in %s", right, task.getId())
            .isIn(
                role.isOfCountry()
                    ? Set.of(role.group() + "${country}")
                    : role == Role.PROVIDER
                        ? Set.of(role.group() + "${provider}", role.group() + "${leadProvider}")
                        : Set.of(role.group()));
        assertThat(right.reach(role))
            .as(task.getId())
            .contains(role.isOfCountry() ? GrantScope.OWN_COUNTRY : GrantScope.INVOLVED);
      }
    }
  }

  @Test
  void noRightIsExercisedInATaskThatIsNotThere() {
    Set<String> named = new TreeSet<>(handled.within(right -> true));
    ModelFiles.ofThisRelease().processes().values().stream()
        .map(model -> Bpmn.readModelFromStream(new ByteArrayInputStream(model)))
        .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
        .forEach(task -> named.remove(task.getId()));
    assertThat(named).isEmpty();
  }
}
