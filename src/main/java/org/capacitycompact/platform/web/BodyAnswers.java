package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;
import org.capacitycompact.platform.web.IncomingBody.Refusal;
import org.capacitycompact.platform.web.IncomingBody.RefusedBodyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with the reason why the rest of a body was not read, instead of what the reader made of
 * the half it got: it may take the break for a form without fields, or for JSON that ends too soon.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BodyAnswers extends OncePerRequestFilter {

  private static final Set<Refusal> FOR_NOW = Set.of(Refusal.TOO_MANY, Refusal.BUSY);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    IncomingBody body = IncomingBody.of(request).orElse(null);
    if (body == null) {
      chain.doFilter(request, response);
      return;
    }
    Answer answer = new Answer(response, request, body);
    try {
      chain.doFilter(request, answer);
    } catch (IOException | ServletException | RuntimeException failure) {
      if (body.refusal().isEmpty()) {
        throw failure;
      }
    }
    if (body.refusal().isPresent() && !request.isAsyncStarted()) {
      answer.refuse();
    }
  }

  /** Once a body is refused, only this answer is sent. */
  private static final class Answer extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private final IncomingBody body;

    Answer(HttpServletResponse response, HttpServletRequest request, IncomingBody body) {
      super(response);
      this.request = request;
      this.body = body;
    }

    void refuse() throws IOException {
      if (isCommitted()) {
        return;
      }
      Refusal refusal = body.refusal().orElseThrow();
      // Otherwise the container reports it as its own failure.
      request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
      reset();
      setHeader("Connection", "close");
      setHeader("Cache-Control", "no-store");
      if (FOR_NOW.contains(refusal)) {
        setHeader("Retry-After", Outage.RETRY_AFTER);
      }
      super.sendError(refusal.status());
    }

    @Override
    public void sendError(int status) throws IOException {
      if (body.refusal().isPresent()) {
        refuse();
      } else {
        super.sendError(status);
      }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      if (body.refusal().isPresent()) {
        refuse();
      } else {
        super.sendError(status, message);
      }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
      if (body.refusal().isPresent()) {
        refuse();
      } else {
        super.sendRedirect(location);
      }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      throwRefusal();
      return super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      throwRefusal();
      return super.getWriter();
    }

    private void throwRefusal() {
      if (body.refusal().isPresent() && !isCommitted()) {
        throw new RefusedBodyException(body.refusal().get());
      }
    }
  }
}
