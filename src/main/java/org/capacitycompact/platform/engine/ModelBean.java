package org.capacitycompact.platform.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * A bean that models may name in an expression, by its bean name. Nothing else resolves: no other
 * beans, no properties or methods of values.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ModelBean {

  /** The name that models use, without a dot. */
  @org.springframework.core.annotation.AliasFor(annotation = Component.class, attribute = "value")
  String value();
}
