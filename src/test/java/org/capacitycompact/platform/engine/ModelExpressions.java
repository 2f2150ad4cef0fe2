package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.impl.el.ExpressionManager;
import org.springframework.beans.factory.BeanFactory;

/** What models may say, for an engine of tests whose beans are stood in for. */
public final class ModelExpressions {

  private ModelExpressions() {}

  /** The application's own rules about expressions, over these beans. */
  public static ExpressionManager over(BeanFactory beans) {
    return new AllowlistedExpressions(beans);
  }
}
