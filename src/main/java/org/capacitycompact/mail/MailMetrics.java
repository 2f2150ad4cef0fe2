package org.capacitycompact.mail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.capacitycompact.mail.MailRegister.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How mail fares, as figures for whoever watches the system: what waits is the database's, the same
 * on every node; what ended is counted by the node that sent it.
 */
@Component
class MailMetrics implements MeterBinder {

  /** Figures that are read together come from one look at the database. */
  private static final Duration LASTS = Duration.ofSeconds(10);

  private final ObjectProvider<MailRegister> register;
  private final Clock clock;
  private @Nullable MeterRegistry meters;

  private record Look(Standing standing, Instant at) {}

  private @Nullable Look last;

  MailMetrics(ObjectProvider<MailRegister> register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    meters = registry;
    gauge("compact.mail.waiting", "mails that wait", Standing::waiting);
    gauge("compact.mail.failed", "mails that failed by an error of ours", Standing::failed);
    gauge("compact.mail.oldest.seconds", "age of the oldest mail that waits", this::age);
    gauge(
        "compact.mail.silent",
        "1 while the server takes no mail",
        standing -> standing.silentSince() == null ? 0 : 1);
  }

  /**
   * Counts a mail that was sent, is not sent any more, or came back, once the running transaction
   * has committed.
   */
  void count(Mail.State state) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            countNow(state);
          }
        });
  }

  private void countNow(Mail.State state) {
    if (meters != null) {
      Counter.builder("compact.mail.ended").tag("state", state.name()).register(meters).increment();
    }
  }

  private void gauge(String name, String what, ToDoubleFunction<Standing> figure) {
    if (meters != null) {
      Gauge.builder(name, this, all -> figure.applyAsDouble(all.look()))
          .description(what)
          .strongReference(true)
          .register(meters);
    }
  }

  private double age(Standing standing) {
    Instant oldest = standing.oldest();
    return oldest == null ? 0 : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
  }

  private synchronized Standing look() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(LASTS).isBefore(now)) {
      last = new Look(register.getObject().standing(), now);
    }
    return last.standing();
  }
}
