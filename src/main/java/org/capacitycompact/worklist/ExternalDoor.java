package org.capacitycompact.worklist;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cmd.ExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.FetchExternalTasksCmd;
import org.camunda.bpm.engine.impl.cmd.HandleExternalTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.LockExternalTaskCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockExternalTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.externaltask.TopicFetchInstruction;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExternalTaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.MilestoneProcess;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The part of {@link Door} for outside systems. Work that may not go out is locked by the system
 * itself: nobody can fetch it until the lock expires, and then it is checked again.
 */
@Component
class ExternalDoor {

  /** When work that is held back is checked again, unless it is released before. */
  private static final Duration ASKED_AGAIN = Duration.ofHours(1);

  private final ObjectProvider<ExternalWork> works;

  ExternalDoor(ObjectProvider<ExternalWork> works) {
    this.works = works;
  }

  /** Whether this command concerns the work of outside systems. */
  static boolean concerns(Command<?> command) {
    return command instanceof FetchExternalTasksCmd
        || command instanceof ExternalTaskCmd && !(command instanceof UnlockExternalTaskCmd);
  }

  /** Executes such a command, or refuses it with a message. */
  // The engine returns null for most of these commands.
  @SuppressWarnings({"unchecked", "NullAway"})
  <T> T carryOut(Command<T> command, java.util.function.Function<Command<T>, T> engine) {
    if (command instanceof FetchExternalTasksCmd) {
      return (T) fetched(command, engine);
    }
    DirectFieldAccessor asked = new DirectFieldAccessor(command);
    if (carries(asked, "variables") || carries(asked, "localVariables")) {
      throw new NotValidException("Nothing that a worker sends becomes a variable: send none");
    }
    ExternalTaskEntity task = task(asked);
    ExternalWork work = task == null ? null : work(task.getTopicName());
    if (work == null) {
      return engine.apply(command);
    }
    if (ExternalWork.HELD_BACK.equals(worker(asked))) {
      throw new NotValidException("This work is held back and can be done by nobody now");
    }
    Objects.requireNonNull(task);
    if (command instanceof HandleExternalTaskBpmnErrorCmd) {
      decline(work, task, asked);
      return (T) null;
    }
    T answer = engine.apply(command);
    if (command instanceof LockExternalTaskCmd && handOut(work, List.of(task)).isEmpty()) {
      throw new NotValidException("This work is held back and can be done by nobody now");
    }
    return answer;
  }

  private <T> List<LockedExternalTask> fetched(
      Command<T> command, java.util.function.Function<Command<T>, T> engine) {
    DirectFieldAccessor asked = new DirectFieldAccessor(command);
    @SuppressWarnings("unchecked")
    Map<String, TopicFetchInstruction> topics =
        (Map<String, TopicFetchInstruction>) asked.getPropertyValue("fetchInstructions");
    if (ExternalWork.HELD_BACK.equals(worker(asked))) {
      throw new BadUserRequestException("No worker bears the name " + ExternalWork.HELD_BACK);
    }
    @SuppressWarnings("unchecked")
    List<LockedExternalTask> tasks = (List<LockedExternalTask>) engine.apply(command);
    Set<String> held = new HashSet<>();
    for (ExternalWork work : works) {
      TopicFetchInstruction topic = topics.get(work.topic());
      if (topic != null) {
        held.addAll(handOut(work, tasks, topic.getVariablesToFetch()));
      }
    }
    if (held.isEmpty()) {
      return tasks;
    }
    // More work may follow the work held back, so waiting workers have to look again.
    Context.getCommandContext().getExternalTaskManager().fireExternalTaskAvailableEvent();
    return new Without(tasks, held);
  }

  /**
   * The locked tasks without those held back. At the end of the command the engine removes tasks
   * from its own list that another worker locked at the same moment, so the held ones stay in that
   * list.
   */
  private static final class Without extends AbstractList<LockedExternalTask> {

    private final List<LockedExternalTask> locked;
    private final Set<String> held;

    private Without(List<LockedExternalTask> locked, Set<String> held) {
      this.locked = locked;
      this.held = held;
    }

    private List<LockedExternalTask> rest() {
      return locked.stream().filter(task -> !held.contains(task.getId())).toList();
    }

    @Override
    public LockedExternalTask get(int index) {
      return rest().get(index);
    }

    @Override
    public int size() {
      return rest().size();
    }
  }

  /**
   * Attaches to the tasks of a topic what their worker is told; returns the ids of those held back.
   */
  private static Set<String> handOut(
      ExternalWork work, List<LockedExternalTask> tasks, @Nullable List<String> wanted) {
    List<ExternalTaskEntity> entities =
        tasks.stream()
            .filter(task -> task.getTopicName().equals(work.topic()))
            .map(ExternalDoor::entity)
            .toList();
    Map<String, Map<String, Object>> told = handOut(work, entities);
    Set<String> held = new HashSet<>();
    for (LockedExternalTask task : tasks) {
      if (!task.getTopicName().equals(work.topic())) {
        continue;
      }
      Map<String, Object> values = told.get(task.getId());
      if (values == null) {
        held.add(task.getId());
      } else {
        VariableMap variables = task.getVariables();
        // The process's own variables are not sent.
        variables.clear();
        values.forEach(
            (name, value) -> {
              if (wanted == null || wanted.isEmpty() || wanted.contains(name)) {
                variables.putValueTyped(name, typed(value));
              }
            });
      }
    }
    return held;
  }

  private static TypedValue typed(Object value) {
    return value instanceof Integer number
        ? Variables.integerValue(number)
        : Variables.stringValue(value.toString());
  }

  /** What is told about each task that may go out, by id; the others are held back. */
  private static Map<String, Map<String, Object>> handOut(
      ExternalWork work, List<ExternalTaskEntity> tasks) {
    if (tasks.isEmpty()) {
      return Map.of();
    }
    Map<ExternalTaskEntity, ExternalWork.Piece> pieces = new LinkedHashMap<>();
    tasks.forEach(task -> pieces.put(task, piece(task)));
    Map<ExternalWork.Piece, Map<String, Object>> told =
        RowScope.within(
            RowScope.everything(), () -> work.handOut(new ArrayList<>(pieces.values())));
    Map<String, Map<String, Object>> byTask = new HashMap<>();
    pieces.forEach(
        (task, piece) -> {
          Map<String, Object> values = told.get(piece);
          if (values == null) {
            hold(task);
          } else {
            byTask.put(task.getId(), values);
          }
        });
    return byTask;
  }

  private static void decline(
      ExternalWork work, ExternalTaskEntity task, DirectFieldAccessor asked) {
    if (!Objects.equals(worker(asked), task.getWorkerId())) {
      throw new BadUserRequestException("This work is locked by somebody else, or by nobody");
    }
    String code = String.valueOf(asked.getPropertyValue("errorCode"));
    String message =
        Objects.requireNonNullElse((String) asked.getPropertyValue("errorMessage"), code);
    boolean declined =
        RowScope.within(
            RowScope.everything(), () -> work.handleRefusal(piece(task), code, message));
    if (!declined) {
      throw new NotValidException(
          "The code " + code + " means nothing here: what cannot be done is told by /failure");
    }
    hold(task);
  }

  /** Whether this person supplied what this work is based on. */
  boolean proposedBy(ExternalTaskEntity task, String userId) {
    ExternalWork work = work(task.getTopicName());
    return work != null && work.proposedBy(piece(task), userId);
  }

  private static void hold(ExternalTaskEntity task) {
    task.lock(ExternalWork.HELD_BACK, ASKED_AGAIN.toMillis());
  }

  private @Nullable ExternalWork work(String topic) {
    return works.stream().filter(work -> work.topic().equals(topic)).findFirst().orElse(null);
  }

  private static ExternalWork.Piece piece(ExternalTaskEntity task) {
    ExecutionEntity execution = task.getExecution();
    return new ExternalWork.Piece(
        InitiativeNumber.of(execution.getProcessBusinessKey()),
        String.valueOf(MilestoneProcess.MILESTONE.get(execution)));
  }

  private static @Nullable ExternalTaskEntity task(DirectFieldAccessor asked) {
    return Context.getCommandContext()
        .getExternalTaskManager()
        .findExternalTaskById(String.valueOf(asked.getPropertyValue("externalTaskId")));
  }

  private static ExternalTaskEntity entity(LockedExternalTask task) {
    return Context.getCommandContext().getExternalTaskManager().findExternalTaskById(task.getId());
  }

  private static @Nullable Object worker(DirectFieldAccessor asked) {
    return asked.isReadableProperty("workerId") ? asked.getPropertyValue("workerId") : null;
  }

  private static boolean carries(DirectFieldAccessor asked, String values) {
    return asked.isReadableProperty(values)
        && asked.getPropertyValue(values) instanceof Map<?, ?> map
        && !map.isEmpty();
  }
}
