package org.capacitycompact.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends seals to places that whoever controls the database cannot change. A failure appears in the
 * log and in the application's health, and is retried the next time together with newer seals;
 * sealing and people's work never wait for it.
 */
@Component
@EnableConfigurationProperties(OutsideProperties.class)
public class SealsOutside implements HealthIndicator, DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(SealsOutside.class);

  private final List<SealDestination> keepers = new ArrayList<>();
  private final Map<String, Instant> failing = new ConcurrentHashMap<>();
  private final Clock clock;

  /** One task runs; at most one more waits, and will see everything that was sealed meanwhile. */
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          work -> {
            Thread bringing = new Thread(work, "seals-outside");
            bringing.setDaemon(true);
            return bringing;
          },
          new DiscardPolicy());

  SealsOutside(
      OutsideProperties configured,
      Seals seals,
      JdbcClient database,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.clock = clock;
    if (configured.file() != null) {
      keepers.add(new SealFile(configured.file().toAbsolutePath(), seals));
    }
    if (configured.address() != null) {
      keepers.add(
          new SealAddress(
              configured.address(),
              configured.token(),
              seals,
              database,
              new TransactionTemplate(transactions),
              clock));
    }
  }

  /** Sends in the background. */
  void sendSoon() {
    if (!keepers.isEmpty()) {
      thread.execute(this::bring);
    }
  }

  /** Sends now. */
  synchronized void bring() {
    keepers.forEach(this::bring);
  }

  private void bring(SealDestination keeper) {
    try {
      keeper.send();
      if (failing.remove(keeper.place()) != null) {
        log.info("Seals of the record go to {} again, with those that waited", keeper.place());
      }
    } catch (IOException | DataAccessException | TransactionException failure) {
      fails(keeper, failure.toString());
    } catch (RuntimeException unforeseen) {
      // The exception's message may repeat what was to be sent, including a token.
      fails(keeper, unforeseen.getClass().getName());
    }
  }

  private void fails(SealDestination keeper, String why) {
    if (failing.putIfAbsent(keeper.place(), clock.instant()) == null) {
      log.error(
          "Seals of the record do not go to {}, and none is lost: it is tried again each time one"
              + " is made. {}",
          keeper.place(),
          why);
    }
  }

  /** The places that fail to take seals, each with the time since when; empty when none fails. */
  public Map<String, Instant> failing() {
    return new TreeMap<>(failing);
  }

  @Override
  public Health health() {
    return failing.isEmpty() ? Health.up().build() : Health.down().withDetails(failing()).build();
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
