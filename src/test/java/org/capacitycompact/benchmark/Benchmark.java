package org.capacitycompact.benchmark;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Takes the figures of these targets, or says why it could not; no part of the normal build. */
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("benchmark")
@ExtendWith(Benchmark.Reasons.class)
@interface Benchmark {

  Target[] value();

  /** A benchmark that broke off leaves its reason with every figure that it still owed. */
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
