package org.capacitycompact.worklist;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Duty;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.engine.UserTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tasks as they stand on paper: opened for whoever sees the initiative, with nothing that somebody
 * has typed, and decided in the name of whoever confirms what the paper says.
 */
@Service
public class TasksOnPaper {

  /** Of whom a paper may be typed by somebody else; all others are asked as themselves. */
  private static final Set<Role> PARTIES =
      EnumSet.of(
          Role.FOCAL_POINT,
          Role.NATIONAL_AUTHORITY,
          Role.IMPLEMENTER,
          Role.NON_STATE_ACTOR,
          Role.PROVIDER);

  private final TasksInHand tasks;
  private final TaskDesk desk;
  private final HandledTasks handled;
  private final SeparationOfDuties duties;

  TasksOnPaper(TasksInHand tasks, TaskDesk desk, HandledTasks handled, SeparationOfDuties duties) {
    this.tasks = tasks;
    this.desk = desk;
    this.handled = handled;
    this.duties = duties;
  }

  /** The open task, whoever it is for, if this person sees its initiative. */
  @Transactional(readOnly = true)
  public Optional<OpenTask> open(String taskId, Actor reader) {
    return tasks.seen(taskId, reader).flatMap(desk::blank);
  }

  /** The open tasks of an initiative whose papers may be typed by somebody else. */
  @Transactional(readOnly = true)
  public List<TaskInHand> waiting(InitiativeNumber number, Actor reader) {
    return tasks.seen(number, reader).stream().filter(this::isTranscribed).toList();
  }

  /** For whom the task is, as audiences; empty when it has ended. */
  @Transactional(readOnly = true)
  public Set<String> audiences(String taskId) {
    return tasks.audiences(taskId);
  }

  /**
   * Whether it waits for a person of the country or of a partner, and nothing of it is secret, kept
   * apart or for some readers only.
   */
  public boolean isTranscribed(TaskInHand task) {
    return handled
        .handler(task.task())
        .filter(handler -> !handler.isSecret() && !handler.isPersonal())
        .filter(handler -> handler.keptApart().isEmpty())
        // A scan is a document, which whoever sees the initiative reads.
        .filter(handler -> !handler.isReadBySome())
        .filter(handler -> PARTIES.containsAll(handler.right().roles()))
        .isPresent();
  }

  /** Whether the answers of a form are stored only by its capability: nobody else types them. */
  public boolean isSecret(String form) {
    return handled.handler(UserTasks.ofForm(form)).filter(TaskHandler::isSecret).isPresent();
  }

  /** Whether this person has the right that is exercised in such a task. */
  public boolean mayDecide(String task, Actor actor, InitiativeNumber number) {
    return handled.right(task).filter(right -> right.on(actor, number.country())).isPresent();
  }

  /** What keeps this person from bringing a paper for the task, as from deciding it. */
  @Transactional(readOnly = true)
  public Optional<Duty> against(TaskInHand task, Actor actor) {
    Right right = handled.right(task.task()).orElseThrow();
    return duties.against(right, task.number(), task.localKey(), actor.userId());
  }

  /** Decides the task in the name of whoever confirms what the paper says. */
  public TaskResult decide(Actor actor, Map<String, Object> answers, OnPaper paper) {
    return paper.within(() -> desk.decide(paper.taskId(), actor, answers));
  }
}
