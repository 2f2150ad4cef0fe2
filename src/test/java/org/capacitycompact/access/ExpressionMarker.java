package org.capacitycompact.access;

import org.capacitycompact.platform.engine.ModelBean;

/** Shows whether an expression was evaluated. */
@ModelBean("expressionMarker")
class ExpressionMarker {

  private int reached;

  public synchronized String reach() {
    reached++;
    return "reached";
  }

  synchronized int reached() {
    return reached;
  }
}
