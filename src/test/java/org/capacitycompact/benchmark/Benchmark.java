package org.capacitycompact.benchmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Measures these targets, or reports why it could not; not part of the normal build. */
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("benchmark")
@ExtendWith(Benchmark.Reasons.class)
@interface Benchmark {

  Target[] value();

  /** When a benchmark fails, its reason is reported for every target still missing. */
  class Reasons implements TestWatcher {

    @Override
    public void testFailed(ExtensionContext test, Throwable failure) {
      tell(test, root(failure));
    }

    @Override
    public void testDisabled(ExtensionContext test, Optional<String> reason) {
      tell(test, reason.orElse("its benchmark is switched off"));
    }

    private static void tell(ExtensionContext test, String reason) {
      Benchmark benchmark = test.getRequiredTestClass().getAnnotation(Benchmark.class);
      for (Target target : benchmark.value()) {
        Targets.notTaken(target, reason);
      }
    }

    private static String root(Throwable failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return String.valueOf(cause).lines().findFirst().orElse("").strip();
    }
  }
}
