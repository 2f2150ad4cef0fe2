package org.capacitycompact.access;

import org.capacitycompact.platform.engine.ModelBean;

/** What an expression that is evaluated leaves behind. */
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
