package org.capacitycompact.platform.web;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.capacitycompact.platform.web.Waiting.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The body of a request as it arrives. It stands where the container reads, so that parameters,
 * files and JSON all pass through it. Data that has arrived is read as usual; a read that has to
 * wait for the client needs a free place to wait in, and its waiting time is counted.
 */
public final class IncomingBody implements InputBuffer {

  private static final String ATTRIBUTE = IncomingBody.class.getName();

  /** A body that arrives just after its headers is not refused for lack of a place. */
  private static final long MOMENT_MILLIS = 300;

  private static final long GLANCE_MILLIS = 10;

  /** Why the rest of a body is not read. */
  enum Refusal {
    /** It came too slowly. */
    TOO_SLOW(408),
    /** It is longer than its receiver accepts. */
    TOO_LARGE(413),
    /** Too many bodies from its address are being waited for. */
    TOO_MANY(429),
    /** Too many bodies in all are being waited for. */
    BUSY(503);

    private final int status;

    Refusal(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * Thrown at the reader; {@link BodyAnswers} gives the answer. It is not an {@code IOException},
   * because the container would take that for a client that has gone, and answer itself.
   */
  static final class RefusedBodyException extends RuntimeException {
    RefusedBodyException(Refusal why) {
      super(why.name());
    }
  }

  private final Request request;
  private final InputBuffer source;
  private final ConnectionLimits limits;
  private final Waiting waiting;
  private final String place;
  private boolean welcome;
  private long nanosWaited;
  private long bytes;
  private long most = Long.MAX_VALUE;
  private boolean complete;
  private boolean unwanted;
  private @Nullable Refusal refusal;

  IncomingBody(Request request, String address, ConnectionLimits limits, Waiting waiting) {
    this.request = request;
    this.source = request.getInputBuffer();
    this.limits = limits;
    this.waiting = waiting;
    this.place = Network.of(address);
    request.setInputBuffer(this);
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The body of a request, if it is being watched. */
  public static Optional<IncomingBody> of(ServletRequest request) {
    return Optional.ofNullable((IncomingBody) request.getAttribute(ATTRIBUTE));
  }

  /** Limits the body to so many bytes, whatever length the headers claim. */
  public void limit(long bytes) {
    most = bytes;
  }

  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Stops watching: the container reads the rest itself. */
  void stopWatching() {
    request.setInputBuffer(source);
  }

  @Override
  public int doRead(ApplicationBufferHandler handler) throws IOException {
    if (refusal != null) {
      throw new RefusedBodyException(refusal);
    }
    int read = isHere() ? source.doRead(handler) : readWaiting(handler);
    if (read < 0) {
      complete = true;
    } else {
      bytes += read;
      if (bytes > most) {
        throw refused(Refusal.TOO_LARGE);
      }
    }
    return read;
  }

  @Override
  public int available() {
    return source.available();
  }

  /**
   * Reads the rest of the body at the required rate, but not for long, so that the sender can read
   * the answer.
   *
   * @return false when that is not worthwhile and the connection has to be closed
   */
  boolean readToTheEnd(long atMost) {
    if (request.hasExpectation() && bytes == 0) {
      // With "Expect: 100-continue" the client was never asked to send it.
      return isWhole();
    }
    Rest rest = new Rest();
    long before = bytes;
    long began = System.nanoTime();
    most = Long.MAX_VALUE;
    unwanted = true;
    try {
      while (!isWhole()
          && bytes - before <= atMost
          && System.nanoTime() - began < limits.patience().toNanos()
          && doRead(rest) >= 0) {
        rest.buffer = ByteBuffer.allocate(0);
      }
    } catch (IOException | RefusedBodyException gone) {
      return false;
    }
    return isWhole();
  }

  boolean isWhole() {
    long length = request.getContentLengthLong();
    return complete || length >= 0 && bytes >= length;
  }

  private int readWaiting(ApplicationBufferHandler handler) throws IOException {
    long began = System.nanoTime();
    boolean stranger = isStranger();
    Place given = waiting.begin(place, stranger);
    while (given != Place.GIVEN) {
      if (System.nanoTime() - began > MOMENT_MILLIS * 1_000_000) {
        throw refused(given == Place.NONE_AT_ALL ? Refusal.BUSY : Refusal.TOO_MANY);
      }
      pause();
      if (isHere()) {
        return source.doRead(handler);
      }
      given = waiting.begin(place, stranger);
    }
    try {
      return source.doRead(handler);
    } catch (java.net.SocketTimeoutException silent) {
      throw refused(Refusal.TOO_SLOW);
    } finally {
      waiting.end(place, stranger);
      nanosWaited += System.nanoTime() - began;
      if (limits.isTooSlow(nanosWaited, bytes)
          || stranger && nanosWaited > limits.patience().toNanos()) {
        refusal = Refusal.TOO_SLOW;
      }
    }
  }

  /** People who have not signed in only have short forms to send. */
  private boolean isStranger() {
    return unwanted || !welcome && !isKnown(SecurityContextHolder.getContext().getAuthentication());
  }

  /** Whether somebody has signed in. */
  static boolean isKnown(@Nullable Authentication who) {
    return who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken);
  }

  /** Marks the sender as signed in, before anything else looks the person up. */
  void markSignedIn() {
    welcome = true;
  }

  /** A chunked body does not say how much has arrived, so any read may have to wait. */
  private boolean isHere() {
    if (request.getContentLengthLong() < 0) {
      return false;
    }
    request.action(ActionCode.AVAILABLE, Boolean.TRUE);
    return isWhole() || request.getAvailable() > 0;
  }

  private RefusedBodyException refused(Refusal why) {
    refusal = why;
    return new RefusedBodyException(why);
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(GLANCE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /** Discards the unread rest. */
  private static final class Rest implements ApplicationBufferHandler {
    private ByteBuffer buffer = ByteBuffer.allocate(0);

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
      this.buffer = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
      return buffer;
    }

    @Override
    public void expand(int size) {
      // The buffer is used as it is.
    }
  }
}
