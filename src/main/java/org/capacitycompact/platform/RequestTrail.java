package org.capacitycompact.platform;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The request that the current thread works on, so that what it changes, what it is refused and
 * what it logs can be brought together.
 *
 * @param id made by us for each request; the answer carries it as {@code X-Request-Id}, the log as
 *     {@code request}
 * @param address the network address it came from; null for our own work
 * @param door by which way it came in
 */
public record RequestTrail(UUID id, @Nullable String address, Door door) {

  private static final String LOGGED_AS = "request";
  private static final ThreadLocal<@Nullable RequestTrail> CURRENT = new ThreadLocal<>();

  /** The ways in. Work that nobody asked for at this moment is a job's, or the start's. */
  public enum Door {
    PORTAL,
    API,
    ENGINE,
    JOB,
    START
  }

  /** Makes it the current thread's until this is closed. */
  public interface Course extends AutoCloseable {
    @Override
    void close();
  }

  public static RequestTrail from(@Nullable String address, Door door) {
    return new RequestTrail(UUID.randomUUID(), address, door);
  }

  /** The current thread's; none where a job runs. */
  public static Optional<RequestTrail> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Binds it to the current thread, in place of one that may be there. */
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
