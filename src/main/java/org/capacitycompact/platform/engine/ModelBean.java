package org.capacitycompact.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A bean that models may name in an expression, under its bean name. Nothing else resolves there:
 * neither other beans nor properties and methods of values.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ModelBean {

  /** The name models use; without a dot. */
  @org.springframework.core.annotation.AliasFor(annotation = Component.class, attribute = "value")
  String value();
}
