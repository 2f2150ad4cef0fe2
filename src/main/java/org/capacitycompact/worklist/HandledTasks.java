package org.capacitycompact.worklist;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.platform.engine.Variable;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What capabilities say of their user tasks: who may decide them, and what tells them apart. */
@Component
public class HandledTasks implements RightsOfTasks {

  // Handlers ask pieces that ask this one, so they are looked up when the first question comes.
  private final SingletonSupplier<Map<String, TaskHandler>> byTask;

  HandledTasks(ObjectProvider<TaskHandler> handlers) {
    this.byTask =
        SingletonSupplier.of(
            () ->
                handlers.stream()
                    .collect(
                        Collectors.toMap(
                            TaskHandler::task, identity(), HandledTasks::twice, TreeMap::new)));
  }

  @Override
  public Optional<Right> right(String task) {
    return handler(task).map(TaskHandler::right);
  }

  /** The user tasks in which rights of this kind are exercised, in the order of their ids. */
  public List<String> within(Predicate<Right> rights) {
    return byTask.obtain().values().stream()
        .filter(handler -> rights.test(handler.right()))
        .map(TaskHandler::task)
        .toList();
  }

  /** The package of the capability that handles a user task. */
  public Optional<String> capability(String task) {
    return handler(task).map(handler -> AopUtils.getTargetClass(handler).getPackageName());
  }

  @Override
  public boolean isPersonal(String task) {
    return handler(task).filter(TaskHandler::isPersonal).isPresent();
  }

  /** The user tasks that only whoever was asked decides. */
  List<String> personal() {
    return byTask.obtain().values().stream()
        .filter(TaskHandler::isPersonal)
        .map(TaskHandler::task)
        .toList();
  }

  /** The variable that tells instances of a user task apart; null where there is one at a time. */
  @Nullable String oneFor(String task) {
    return handler(task).<Variable<?>>map(TaskHandler::oneFor).map(Variable::name).orElse(null);
  }

  /** Who handles a user task. */
  Optional<TaskHandler> handler(String task) {
    return Optional.ofNullable(byTask.obtain().get(task));
  }

  private static TaskHandler twice(TaskHandler one, TaskHandler other) {
    throw new IllegalStateException("%s and %s handle %s".formatted(one, other, one.task()));
  }
}
