package org.capacitycompact.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Runs first in the container, before anything reads a body, and wraps it in an {@link
 * IncomingBody}. It also reads unread bodies to their end at the required rate; the container
 * itself would wait as long as a byte arrives now and then.
 */
final class BodyWatch extends ValveBase {

  private final ConnectionLimits limits;
  private final Waiting waiting;
  private final long mostUnread;

  /**
   * @param mostUnread how many unwanted bytes are read, so that the answer reaches the client
   */
  BodyWatch(ConnectionLimits limits, Waiting waiting, long mostUnread) {
    super(true);
    this.limits = limits;
    this.waiting = waiting;
    this.mostUnread = mostUnread;
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    org.apache.coyote.Request read = request.getCoyoteRequest();
    if (!hasBody(request)) {
      getNext().invoke(request, response);
      return;
    }
    IncomingBody incoming =
        new IncomingBody(read, String.valueOf(request.getRemoteAddr()), limits, waiting);
    try {
      getNext().invoke(request, response);
    } finally {
      end(request, response, incoming);
    }
  }

  private static boolean hasBody(Request request) {
    try {
      return request.getContentLengthLong() > 0 || request.getHeader("transfer-encoding") != null;
    } catch (RuntimeException malformed) {
      // The container has refused it already.
      return false;
    }
  }

  private void end(Request request, Response response, IncomingBody incoming) throws IOException {
    try {
      if (incoming.isWhole()) {
        return;
      }
      boolean read = false;
      if (!request.isAsync() && incoming.refusal().isEmpty()) {
        response.finishResponse();
        read = incoming.readToTheEnd(mostUnread);
      }
      if (!read) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
      }
    } finally {
      incoming.stopWatching();
    }
  }
}
