package org.capacitycompact.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Two clients that work at the same time, each for its own country. */
final class Clients {

  private static final List<String> COUNTRIES = List.of("KE", "UG");

  private Clients() {}

  /** Lives per second, when each client plays this many, one after another. */
  static double livesPerSecond(int each, Consumer<String> life) {
    ExecutorService clients = Executors.newFixedThreadPool(COUNTRIES.size());
    try {
      long begun = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (String country : COUNTRIES) {
        running.add(
            clients.submit(
                () -> {
                  for (int n = 0; n < each; n++) {
                    life.accept(country);
                  }
                }));
      }
      for (Future<?> client : running) {
        client.get();
      }
      return COUNTRIES.size() * each / ((System.nanoTime() - begun) / 1e9);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } finally {
      clients.shutdownNow();
    }
  }
}
