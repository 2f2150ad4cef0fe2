package org.capacitycompact.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Several people who work at the same time until it is closed, whatever the answers. */
final class Workforce implements AutoCloseable {

  private static final AtomicInteger TITLE = new AtomicInteger();

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private volatile boolean over;

  private Workforce() {}

  static Workforce of(Desk desk) {
    Workforce force = new Workforce();
    force.repeat(() -> force.countryWorks(desk, "amina", Desk.KENYA));
    force.repeat(() -> force.countryWorks(desk, "koffi", Desk.TOGO));
    force.repeat(() -> force.work(desk, Desk.OTHERS));
    force.repeat(desk::pays);
    return force;
  }

  private void countryWorks(Desk desk, String focalPoint, List<String> people) {
    desk.raises(Desk.demand(focalPoint, "Learn by doing, part " + TITLE.incrementAndGet()));
    work(desk, people);
  }

  private void work(Desk desk, List<String> people) {
    people.forEach(person -> desk.works(person, () -> over));
  }

  private void repeat(Runnable work) {
    threads.submit(
        () -> {
          while (!over) {
            work.run();
            // A refused person does not retry at once.
            Thread.sleep(20);
          }
          return null;
        });
  }

  /** Returns when every request has been answered or has failed. */
  @Override
  public void close() throws InterruptedException {
    over = true;
    threads.shutdown();
    if (!threads.awaitTermination(90, TimeUnit.SECONDS)) {
      threads.shutdownNow();
      throw new IllegalStateException("a request hangs");
    }
  }

  /** Work until one initiative of each country has reached its payments. */
  static void untilSomebodyIsPaid(Desk desk, Journal journal) {
    desk.raises(Desk.demand("amina", "A school of water engineers"));
    desk.raises(Desk.demand("koffi", "A school of budget officers"));
    List<String> everybody = new ArrayList<>(Desk.everybody());
    for (int round = 0; round < 60 && (journal.paid.size() < 2 || journal.votes() < 2); round++) {
      everybody.forEach(desk::works);
      desk.pays();
    }
  }
}
