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
 * The system cannot serve for a temporary reason of its own: the request is fine, and nobody needs
 * to restart anything. Answered with 503 and a time to retry.
 */
public enum Outage {
  /** The database does not answer, or has no connection left for this request. */
  UNREACHABLE("outage.unreachable"),
  /** Too many requests at the same moment. */
  BUSY("outage.busy"),
  /** The database has no disk space left. */
  NO_ROOM("outage.noRoom"),
  /** A new release is being rolled out, and this node cannot read the newer release's models. */
  EXCHANGE("outage.exchange");

  /** Thrown when a request has waited too long for its turn; nothing was done. */
  public static class BusyException extends RuntimeException {
    public BusyException() {
      super("too many at the same moment");
    }
  }

  /** Thrown when a node would need the models of a newer release; nothing was done. */
  public static class ExchangeException extends RuntimeException {
    public ExchangeException(String definition, String release) {
      super(definition + " came with release " + release + ", which this node does not know");
    }
  }

  /** Seconds after which a retry is worthwhile. */
  public static final String RETRY_AFTER = "10";

  private static final String NOTED = Outage.class.getName();
  private static final int DEEPEST = 30;

  private final String message;

  Outage(String message) {
    this.message = message;
  }

  /** The message key of what happened; with {@code .next} appended, of what to do. */
  String message() {
    return message;
  }

  /** The outage that caused a failure; empty when the failure has another cause. */
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

  /**
   * Decides by the class of the SQL state, because the server's messages are in its own language.
   */
  private static @Nullable Outage of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (state.equals("53100")) {
      return NO_ROOM;
    }
    // It waited for a lock until the timeout.
    if (state.equals("55P03")) {
      return BUSY;
    }
    boolean away =
        failure instanceof SQLTransientConnectionException
            || failure instanceof SQLNonTransientConnectionException
            || failure instanceof SQLRecoverableException
            // Classes: connection failed; server shut down, crashed or starting; out of resources.
            || state.startsWith("08")
            || state.startsWith("57P")
            || state.startsWith("53")
            || state.startsWith("58")
            // The pool's message about a connection that it has given up.
            || state.isEmpty() && "Connection is closed".equals(failure.getMessage());
    return away ? UNREACHABLE : null;
  }

  /**
   * Notes the outage on the current request, for interfaces that report failures in their own way.
   */
  public static void note(Throwable failure) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) {
      behind(failure)
          .ifPresent(
              outage -> request.setAttribute(NOTED, outage, RequestAttributes.SCOPE_REQUEST));
    }
  }

  /** The outage noted on a request, even after it was answered. */
  public static Optional<Outage> notedOf(ServletRequest request) {
    return Optional.ofNullable((Outage) request.getAttribute(NOTED));
  }

  /** The outage noted on the current request. */
  public static Optional<Outage> noted() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    return request == null
        ? Optional.empty()
        : Optional.ofNullable(
            (Outage) request.getAttribute(NOTED, RequestAttributes.SCOPE_REQUEST));
  }
}
