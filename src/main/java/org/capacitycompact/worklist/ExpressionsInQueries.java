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
 * Refuses queries that carry expressions, which the engine would evaluate with its own rights. Its
 * own switch for it looks at the outermost query only: the or-queries within are looked at here,
 * however deep, and those of a stored filter as well.
 */
final class ExpressionsInQueries {

  private ExpressionsInQueries() {}

  /**
   * @throws BadUserRequestException when the command would evaluate an expression of a query
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
