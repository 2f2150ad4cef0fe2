package org.capacitycompact.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that embodies clauses of the source documents. Use it only where no process,
 * decision table or form does: models name their clauses themselves. The text for readers is in the
 * message bundles under {@code embodies.<simple name>}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Embodies {

  /** The numbers of the clauses, {@code S21}. */
  String[] value();

  /** How the class embodies them. */
  As as();

  /** The path of the page where a reader finds it, without variables; empty when there is none. */
  String page() default "";

  /** The ways in which code embodies a clause. */
  enum As {
    /** It refuses, decides or reminds. */
    RULE,
    /** It keeps data. */
    RECORD,
    /** People can do or find something there. */
    PAGE,
    /** It shows what has happened. */
    REPORT
  }
}
