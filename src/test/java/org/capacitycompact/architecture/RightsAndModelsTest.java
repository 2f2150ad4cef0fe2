package org.capacitycompact.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.capacitycompact.authorization.GrantScope;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models assign their tasks to those who have the right to them in {@link Right}. */
class RightsAndModelsTest {

  static java.util.List<ProcessFile> processes() {
    return ProcessFile.all();
  }

  @ParameterizedTest
  @MethodSource("processes")
  void aTaskIsForTheRoleThatHasTheRight(ProcessFile model) {
    for (UserTask task : model.each(UserTask.class)) {
      Right right = Right.inTask(task.getId()).orElse(null);
      assertThat(right)
          .as("no right in authorization.Right is exercised in %s", task.getId())
          .isNotNull();
      String group = ProcessFile.camunda(task, "candidateGroups");
      String assignee = ProcessFile.camunda(task, "assignee");
      Role role = right.roles().iterator().next();
      assertThat(right.roles()).as("roles of %s", right).hasSize(1);
      if (group == null) {
        // People are chosen individually; the rule that chose them knows their role.
        assertThat(assignee)
            .as(task.getId())
            .isIn("${member}", "${reviewer}", "${independentReviewer}");
        assertThat(role)
            .as(task.getId())
            .isEqualTo(assignee.equals("${member}") ? Role.STEERING_GROUP : Role.PEER_REVIEWER);
      } else {
        assertThat(group)
            .as("%s is exercised in %s", right, task.getId())
            .isIn(
                role.ofCountry()
                    ? Set.of(role.group() + "${country}")
                    : role == Role.PROVIDER
                        ? Set.of(role.group() + "${provider}", role.group() + "${leadProvider}")
                        : Set.of(role.group()));
        assertThat(right.reach(role))
            .as(task.getId())
            .contains(role.ofCountry() ? GrantScope.OWN_COUNTRY : GrantScope.INVOLVED);
      }
    }
  }

  @Test
  void noRightIsExercisedInATaskThatIsNotThere() {
    Set<String> there =
        ProcessFile.all().stream()
            .flatMap(model -> model.each(UserTask.class).stream())
            .map(UserTask::getId)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        Arrays.stream(Right.values())
            .flatMap(right -> right.tasks().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(named).isEqualTo(there);
    assertThat(Arrays.stream(Right.values()).mapToLong(right -> right.tasks().size()).sum())
        .as("a task is within one right")
        .isEqualTo(there.size());
  }
}
