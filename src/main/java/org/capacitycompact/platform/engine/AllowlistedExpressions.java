package org.capacitycompact.platform.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;

/**
 * An allowlist for expressions: variables, public methods of {@link ModelBean}s, and the
 * execution's business key and instance id. Classes, reflection and properties of values never
 * resolve, so an expression smuggled in through a query or a table finds nothing to call.
 */
class AllowlistedExpressions extends JuelExpressionManager {

  private final BeanFactory beans;

  AllowlistedExpressions(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  protected ELResolver createElResolver() {
    CompositeELResolver resolvers = new CompositeELResolver();
    resolvers.add(new VariableScopeElResolver());
    resolvers.add(new VariableContextElResolver());
    resolvers.add(new ModelBeanResolver(beans));
    return resolvers;
  }
}
