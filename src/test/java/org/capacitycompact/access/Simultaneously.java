package org.capacitycompact.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets several people act at the same moment, as far as a machine can. */
final class Simultaneously implements AutoCloseable {

  private static final long LONGEST_SECONDS = 120;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** The answers, in the order of the acts. */
  List<Caller.Answer> act(List<Supplier<Caller.Answer>> acts) {
    CyclicBarrier start = new CyclicBarrier(acts.size());
    List<Future<Caller.Answer>> answers =
        acts.stream()
            .map(
                act ->
                    threads.submit(
                        () -> {
                          start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                          return act.get();
                        }))
            .toList();
    List<Caller.Answer> told = new ArrayList<>();
    for (Future<Caller.Answer> answer : answers) {
      try {
        told.add(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS));
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
    return told;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
