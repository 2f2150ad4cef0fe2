package org.capacitycompact.worklist;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/**
 * Refuses queries that contain expressions, which the engine would evaluate with its own rights.
 * The engine's own switch checks only the outermost query; this also checks nested or-queries at
 * any depth, and those of stored filters.
 */
final class ExpressionsInQueries {

  private ExpressionsInQueries() {}

  /**
   * @throws BadUserRequestException when a query of the command contains an expression
   */
  static void refuse(Command<?> command) {
    if (command instanceof AbstractQuery<?, ?> query) {
      refuseIn(query);
    } else if (command instanceof AbstractExecuteFilterCmd) {
      DirectFieldAccessor asked = new DirectFieldAccessor(command);
      refuseIn(asked.getPropertyValue("extendingQuery"));
      refuseIn(stored((String) asked.getPropertyValue("filterId")));
    }
  }

  private static @Nullable Object stored(@Nullable String filterId) {
    FilterEntity filter =
        filterId == null
            ? null
            : Context.getCommandContext().getFilterManager().findFilterById(filterId);
    return filter == null ? null : filter.getQuery();
  }

  private static void refuseIn(@Nullable Object query) {
    if (query instanceof AbstractQuery<?, ?> asked && carriesExpression(asked)) {
      throw new BadUserRequestException("Expressions are not allowed in queries");
    }
  }

  private static boolean carriesExpression(AbstractQuery<?, ?> query) {
    return !query.getExpressions().isEmpty()
        || query instanceof TaskQueryImpl tasks
            // A query is the first of its own or-queries.
            && tasks.getQueries().stream()
                .anyMatch(within -> within != query && carriesExpression(within));
  }
}
