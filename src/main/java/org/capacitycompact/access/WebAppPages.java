package org.capacitycompact.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of Camunda's web applications its content security policy, with the nonce of its
 * scripts.
 *
 * <p>Their own policy stores the nonce in one place for all requests: when two overlap, one page
 * gets the other's nonce and none of its scripts runs. So their policy is switched off; they write
 * a placeholder into the page, and this filter replaces it with a nonce of this answer alone.
 */
class WebAppPages extends OncePerRequestFilter {

  /** The attribute from which the web applications read the nonce. */
  private static final String THEIR_NONCE = "org.camunda.bpm.csp.nonce";

  private static final String MARK = "nonce-of-this-answer";

  /** Their scripts evaluate templates, and load other scripts whose addresses cannot be listed. */
  private static final String POLICY =
      "base-uri 'self'; default-src 'self'; connect-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; style-src 'self' 'unsafe-inline'; form-action 'self';"
          + " frame-ancestors 'none'; object-src 'none';"
          + " script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval'";

  /**
   * Scripts, styles and pictures: large and without a placeholder. They have any file ending but
   * .html.
   */
  private static final Pattern PART = Pattern.compile(".*/[^/]*\\.(?!html$)[^/.]+");

  private final SecureRandom random = new SecureRandom();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = EngineFilter.path(request);
    if (!path.startsWith("/camunda/app/") || PART.matcher(path).matches()) {
      chain.doFilter(request, response);
      return;
    }
    request.getServletContext().setAttribute(THEIR_NONCE, MARK);
    String nonce = nonce();
    response.setHeader("Content-Security-Policy", POLICY.formatted(nonce));
    ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, page);
    String body = new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
    page.resetBuffer();
    page.getOutputStream().write(body.replace(MARK, nonce).getBytes(StandardCharsets.UTF_8));
    page.copyBodyToResponse();
  }

  private String nonce() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
