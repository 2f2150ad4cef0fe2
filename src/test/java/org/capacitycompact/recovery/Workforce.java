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

  static Workforce of(HttpDesk desk) {
    Workforce force = new Workforce();
    force.repeat(() -> force.countryWorks(desk, "amina", HttpDesk.KENYA));
    force.repeat(() -> force.countryWorks(desk, "koffi", HttpDesk.TOGO));
    force.repeat(() -> force.work(desk, HttpDesk.OTHERS));
    force.repeat(desk::pays);
    return force;
  }

  private void countryWorks(HttpDesk desk, String focalPoint, List<String> people) {
    desk.raises(HttpDesk.demand(focalPoint, "Learn by doing, part " + TITLE.incrementAndGet()));
    work(desk, people);
  }

  private void work(HttpDesk desk, List<String> people) {
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
  static void untilSomebodyIsPaid(HttpDesk desk, Journal journal) {
    desk.raises(HttpDesk.demand("amina", "A school of water engineers"));
    desk.raises(HttpDesk.demand("koffi", "A school of budget officers"));
    List<String> everybody = new ArrayList<>(HttpDesk.everybody());
    for (int round = 0; round < 60 && (journal.paid.size() < 2 || journal.votes() < 2); round++) {
      everybody.forEach(desk::works);
      desk.pays();
    }
  }
}
