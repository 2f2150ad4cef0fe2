package org.capacitycompact.worklist;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Keeps the task list in step with the engine's tasks, in the same transaction. It is added to
 * every user task when its model is parsed, so that no model can forget it.
 */
@Component
class WorkItemListener extends AbstractBpmnParseListener {

  /** The engine's state of a task that has not changed since it was created. */
  private static final String JUST_MADE = "Created";

  private final ObjectProvider<WorkItems> items;

  WorkItemListener(ObjectProvider<WorkItems> items) {
    this.items = items;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, this::created);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::decided);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, this::calledOff);
  }

  private void created(DelegateTask task) {
    items.getObject().add(task);
  }

  private void assigned(DelegateTask task) {
    // A task created with an assignee was listed for them when it was created.
    if (!JUST_MADE.equals(((TaskEntity) task).getTaskState())) {
      items.getObject().assign(task.getId(), task.getAssignee());
    }
  }

  private void decided(DelegateTask task) {
    items.getObject().remove(task.getId());
  }

  private void calledOff(DelegateTask task) {
    items.getObject().callOff(task.getId());
  }
}
