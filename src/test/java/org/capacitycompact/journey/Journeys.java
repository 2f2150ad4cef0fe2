package org.capacitycompact.journey;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Gives every journey the shared browser. Without a browser, the journeys are skipped before the
 * application starts, and one line at the end lists which and why; with {@code -Djourneys=required}
 * they fail instead.
 */
final class Journeys implements ExecutionCondition, TestInstancePostProcessor {

  private static final Namespace HERE = Namespace.create(Journeys.class);
  private static final Optional<Path> EXECUTABLE = Chromium.onThePath();
  private static final String WHY = "no browser on the path, by any of the names " + Chromium.NAMES;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (EXECUTABLE.isPresent()) {
      return ConditionEvaluationResult.enabled("there is a browser");
    }
    if ("required".equals(System.getProperty("journeys"))) {
      throw new IllegalStateException("The browser journeys are required, but there is " + WHY);
    }
    store(context)
        .getOrComputeIfAbsent(Skipped.class, any -> new Skipped(), Skipped.class)
        .journeys
        .add(context.getRequiredTestClass().getSimpleName());
    return ConditionEvaluationResult.disabled(WHY);
  }

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (instance instanceof Journey journey) {
      journey.chromium =
          store(context)
              .getOrComputeIfAbsent(
                  Chromium.class, any -> new Chromium(EXECUTABLE.orElseThrow()), Chromium.class);
    }
  }

  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(HERE);
  }

  /** Reports once, when the run ends. */
  private static final class Skipped implements CloseableResource {

    private final Set<String> journeys = new TreeSet<>();

    @Override
    public void close() {
      System.out.println(
          "BROWSER JOURNEYS SKIPPED, " + WHY + ": " + String.join(", ", journeys) + ".");
    }
  }
}
