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
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door's part for systems outside. What may not go out is held by a lock of our own: nobody can
 * fetch it before that runs out, and then it is asked again whether it may.
 */
@Component
class ExternalDoor {

  /** How long until what is held is asked for again, should nobody say that it may go. */
  private static final Duration ASKED_AGAIN = Duration.ofHours(1);

  private final ObjectProvider<ExternalWork> works;

  ExternalDoor(ObjectProvider<ExternalWork> works) {
    this.works = works;
  }

  /** Whether this command is about the work of systems outside. */
  static boolean concerns(Command<?> command) {
    return command instanceof FetchExternalTasksCmd
        || command instanceof ExternalTaskCmd && !(command instanceof UnlockExternalTaskCmd);
  }

  /** Carries such a command out, or refuses it in words. */
  // The engine answers most of these commands with nothing.
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
    // Others may stand behind what is held: whoever waits for an answer is to look again.
    Context.getCommandContext().getExternalTaskManager().fireExternalTaskAvailableEvent();
    return new Without(tasks, held);
  }

  /**
   * What was locked but for what is held. The engine takes out of its own list, at the end of the
   * command, what another worker locked at the same moment: so what is held stays in that.
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
   * Tells the tasks of a topic what their worker is told; answers the ids of those that are held.
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
        // What the process goes by is its own.
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

  /** What is told of each that may go out, by the task's id; the others are held. */
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
        RowScope.within(RowScope.everything(), () -> work.declined(piece(task), code, message));
    if (!declined) {
      throw new NotValidException(
          "The code " + code + " means nothing here: what cannot be done is told by /failure");
    }
    hold(task);
  }

  /** Whether somebody had a hand in what this work is done by. */
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
        execution.getProcessBusinessKey(), String.valueOf(execution.getVariable("milestone")));
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
