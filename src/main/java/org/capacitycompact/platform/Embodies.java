package org.capacitycompact.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The class embodies clauses of the source documents. Only what neither a process, a decision table
 * nor a form says of itself: those name their clauses in the model. What it is, in a reader's
 * words, stands in the bundles under {@code embodies.<simple name>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Embodies {

  /** Clauses by number, {@code S21}. */
  String[] value();

  /** In what way. */
  As as();

  /** Where a reader finds it: a path without variables; empty when there is no such page. */
  String page() default "";

  /** The ways in which code embodies a clause. */
  enum As {
    /** Something is refused, decided or reminded of. */
    RULE,
    /** Something is kept. */
    RECORD,
    /** Somebody can do or find something there. */
    PAGE,
    /** Something can be read about what has happened. */
    REPORT
  }
}
