package org.capacitycompact.platform.web;

import jakarta.servlet.ServletRequest;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The system cannot serve for reasons of its own that pass: nothing is wrong with the request, and
 * nobody needs to start anything anew. Told as 503 with a time to come back.
 */
public enum Outage {
  /** The database does not answer, or has no connection left for this request. */
  UNREACHABLE("outage.unreachable"),
  /** Too many ask at the same moment. */
  BUSY("outage.busy"),
  /** The database has no room left to write. */
  NO_ROOM("outage.noRoom"),
  /** The nodes are being exchanged, and this one does not know what runs by a newer release. */
  EXCHANGE("outage.exchange");

  /** Thrown where a request has waited for its turn long enough; nothing was done. */
  public static class BusyException extends RuntimeException {
    public BusyException() {
      super("too many at the same moment");
    }
  }

  /** Thrown where a node would need the models of a newer release; nothing was done. */
  public static class ExchangeException extends RuntimeException {
    public ExchangeException(String definition, String release) {
      super(definition + " came with release " + release + ", which this node does not know");
    }
  }

  /** Seconds after which it is worth asking again. */
  public static final String RETRY_AFTER = "10";

  private static final String NOTED = Outage.class.getName();
  private static final int DEEPEST = 30;

  private final String message;

  Outage(String message) {
    this.message = message;
  }

  /** Message key of what happened; {@code .next} of it is what to do. */
  String message() {
    return message;
  }

  /** The outage behind a failure, or nothing when the failure is of another kind. */
  public static Optional<Outage> behind(@Nullable Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof BusyException) {
        return Optional.of(BUSY);
      }
      if (cause instanceof ExchangeException) {
        return Optional.of(EXCHANGE);
      }
      if (cause instanceof SQLException ofDatabase) {
        Outage outage = of(ofDatabase);
        if (outage != null) {
          return Optional.of(outage);
        }
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  /** By the class of the SQL state: the words of a server are in its own language. */
  private static @Nullable Outage of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals("53100")) {
      return NO_ROOM;
    }
    // It has waited for its turn as long as it may.
    if (state.equals("55P03")) {
      return BUSY;
    }
    boolean away =
        failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException
            || failure instanceof SQLRecoverableException
            // Connections: lost, refused, none free; shut down, crashed, starting; out of means.
            || state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53")
            || state.startsWith("58")
            // What the pool says of a connection that it has given up.
            || state.isEmpty() && "Connection is closed".equals(failure.getMessage());
    return away ? UNREACHABLE : null;
  }

  /**
   * Remembers what became of the request in hand, for a door that tells failures in its own way.
   */
  public static void note(Throwable failure) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      behind(failure)
          .ifPresent(
              outage -> request.setAttribute(NOTED, outage, RequestAttributes.SCOPE_REQUEST));
    }
  }

  /** What was noted of a request, also once whatever answered it is done. */
  public static Optional<Outage> notedOf(ServletRequest request) {
    return Optional.ofNullable((Outage) request.getAttribute(NOTED));
  }

  /** What was noted of the request in hand. */
  public static Optional<Outage> noted() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? Optional.empty()
        : Optional.ofNullable(
            (Outage) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST));
  }
}
