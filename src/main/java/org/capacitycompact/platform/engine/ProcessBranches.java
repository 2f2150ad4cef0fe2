package org.capacitycompact.platform.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Opens further steps in a running process, beside those that are open. */
@Component
public class ProcessBranches {

  private final RuntimeService runtime;
  private final EngineAccess engine;

  ProcessBranches(RuntimeService runtime, EngineAccess engine) {
    this.runtime = runtime;
    this.engine = engine;
  }

  /**
   * Where to open a step.
   *
   * @param process id of the model
   * @param part id of the subprocess that contains the step
   * @param step id of the step
   */
  public record Branch(String process, String part, String step) {}

  /**
   * Opens a step in a running part of the process; steps beside it continue.
   *
   * @param unless steps that make it needless while one of them is open, beside the step itself
   * @param leading what the variable is set to that leads to it
   * @return false where the part does not run now or one of these steps is open: nothing was done
   */
  public boolean open(String number, Branch branch, Set<String> unless, VariableValue leading) {
    return engine.asSystem(() -> opened(number, branch, unless, leading));
  }

  private boolean opened(String number, Branch branch, Set<String> unless, VariableValue leading) {
    ProcessInstance process =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number)
            .processDefinitionKey(branch.process())
            .active()
            .singleResult();
    if (process == null) {
      return false;
    }
    ActivityInstance now = runtime.getActivityInstance(process.getId());
    if (now.getActivityInstances(branch.part()).length != 1
        || Stream.concat(Stream.of(branch.step()), unless.stream())
            .anyMatch(step -> now.getActivityInstances(step).length > 0)) {
      return false;
    }
    runtime
        .createProcessInstanceModification(process.getId())
        .startBeforeActivity(branch.step())
        .setVariable(leading.name(), leading.value())
        .execute();
    return true;
  }
}
