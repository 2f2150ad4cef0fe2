package org.capacitycompact.platform;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The request that the current thread works on. It ties together what the request changes, what it
 * is refused and what it logs.
 *
 * @param id made by us for each request; sent back as {@code X-Request-Id}, logged as {@code
 *     request}
 * @param address the network address it came from; null for the system's own work
 * @param door the interface it came in by
 */
public record RequestTrail(UUID id, @Nullable String address, Door door) {

  private static final String LOGGED_AS = "request";
  private static final ThreadLocal<@Nullable RequestTrail> CURRENT = new ThreadLocal<>();

  /** The interfaces. Work that no request asked for belongs to a job or to the start. */
  public enum Door {
    PORTAL,
    API,
    ENGINE,
    JOB,
    START
  }

  /** Binds a request to the current thread until it is closed. */
  public interface Course extends AutoCloseable {
    @Override
    void close();
  }

  public static RequestTrail from(@Nullable String address, Door door) {
    return new RequestTrail(UUID.randomUUID(), address, door);
  }

  /** The current thread's request; empty in a job. */
  public static Optional<RequestTrail> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Binds this request to the current thread, replacing any other. */
  public Course begin() {
    RequestTrail before = CURRENT.get();
    bind(this);
    return () -> bind(before);
  }

  private static void bind(@Nullable RequestTrail trail) {
    if (trail == null) {
      CURRENT.remove();
      MDC.remove(LOGGED_AS);
    } else {
      CURRENT.set(trail);
      MDC.put(LOGGED_AS, trail.id().toString());
    }
  }
}
