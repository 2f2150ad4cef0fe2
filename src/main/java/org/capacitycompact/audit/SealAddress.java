package org.capacitycompact.audit;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends each seal as JSON to an address, which accepts it with a status of 200 to 299. One node at
 * a time sends. The database remembers what was accepted: after a crash a seal may be sent twice,
 * but none is left out.
 */
final class SealAddress implements SealDestination {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final @Nullable String token;
  private final Seals seals;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  SealAddress(
      URI address,
      @Nullable String token,
      Seals seals,
      JdbcClient database,
      TransactionTemplate transaction,
      Clock clock) {
    this.address = address;
    this.token = token;
    this.seals = seals;
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String place() {
    return address.toString();
  }

  @Override
  public void send() throws IOException {
    database
        .sql("insert into audit_seal_outside values (?, 0, ?) on conflict do nothing")
        .params(place(), SqlTime.now(clock))
        .update();
    try {
      boolean more = true;
      while (more) {
        more = Boolean.TRUE.equals(transaction.execute(state -> bringOne()));
      }
    } catch (UncheckedIOException notTaken) {
      throw notTaken.getCause();
    }
  }

  /**
   * Sends the next seal.
   *
   * @return whether there may be more; false while another node is sending
   */
  private boolean bringOne() {
    Optional<SealedHeads> next =
        database
            .sql("select seal from audit_seal_outside where receiver = ? for update skip locked")
            .param(place())
            .query(Long.class)
            .optional()
            .flatMap(seals::after);
    next.ifPresent(
        seal -> {
          send(seal);
          database
              .sql("update audit_seal_outside set seal = ?, at = ? where receiver = ?")
              .params(seal.number(), SqlTime.now(clock), place())
              .update();
        });
    return next.isPresent();
  }

  private void send(SealedHeads seal) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(seal.line()));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      if (status < 200 || status > 299) {
        throw new IOException("it answered " + status);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("stopped while it was sent"));
    }
  }
}
