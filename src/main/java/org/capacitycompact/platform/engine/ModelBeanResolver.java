package org.capacitycompact.platform.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.convert.support.DefaultConversionService;

/**
 * Resolves the names of {@link ModelBean}s, their public methods, and an execution's business key
 * and instance id.
 */
class ModelBeanResolver extends ELResolver {

  private final BeanFactory beans;

  ModelBeanResolver(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    if (base == null && property instanceof String name && beans.containsBean(name)) {
      Object bean = beans.getBean(name);
      if (isModelBean(bean)) {
        context.setPropertyResolved(true);
        return bean;
      }
    }
    if (base instanceof DelegateExecution execution && "processBusinessKey".equals(property)) {
      context.setPropertyResolved(true);
      return execution.getProcessBusinessKey();
    }
    if (base instanceof DelegateExecution execution && "processInstanceId".equals(property)) {
      context.setPropertyResolved(true);
      return execution.getProcessInstanceId();
    }
    return null;
  }

  @Override
  public @Nullable Object invoke(
      ELContext context,
      @Nullable Object base,
      @Nullable Object method,
      Class<?> @Nullable [] types,
      Object @Nullable [] arguments) {
    if (base == null || method == null || !isModelBean(base)) {
      return null;
    }
    Object[] values = arguments == null ? new Object[0] : arguments;
    for (Method candidate : AopUtils.getTargetClass(base).getDeclaredMethods()) {
      if (candidate.getName().equals(method.toString())
          && Modifier.isPublic(candidate.getModifiers())
          && candidate.getParameterCount() == values.length) {
        context.setPropertyResolved(true);
        return call(base, candidate, values);
      }
    }
    return null;
  }

  private static @Nullable Object call(Object bean, Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(bean, converted(arguments, method.getParameterTypes()));
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw new ELException(thrown.getCause());
    } catch (IllegalAccessException | IllegalArgumentException unusable) {
      throw new ELException(unusable);
    }
  }

  /** Models know texts, such as the business key; a bean may ask for what stands for one. */
  private static Object[] converted(Object[] arguments, Class<?>[] types) {
    Object[] converted = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      converted[i] =
          arguments[i] instanceof String text && !types[i].isInstance(text)
              ? DefaultConversionService.getSharedInstance().convert(text, types[i])
              : arguments[i];
    }
    return converted;
  }

  private static boolean isModelBean(Object bean) {
    return AnnotatedElementUtils.hasAnnotation(AopUtils.getTargetClass(bean), ModelBean.class);
  }

  @Override
  public @Nullable Class<?> getType(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    return null;
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    // Read only: because this leaves the assignment unresolved, the engine refuses it.
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    return true;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(
      ELContext context, @Nullable Object base) {
    return Collections.emptyIterator();
  }
}
