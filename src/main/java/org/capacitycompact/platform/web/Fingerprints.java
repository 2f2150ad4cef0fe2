package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts a fingerprint of the content into links to the style sheet and the scripts, {@code
 * portal.css?v=…}, so that browsers fetch each once and keep it for a year. The address before the
 * question mark is the same in all releases: while two releases run, a node asked for the other's
 * fingerprint answers with its own file, which is not cached.
 */
@Component
class Fingerprints extends OncePerRequestFilter {

  private static final Pattern SAME_FOR_EVERYBODY =
      Pattern.compile("/(portal\\.css|favicon\\.svg|assets/[\\w./-]+|webjars/[\\w./@-]+)");

  /** Existing files only; requests for missing files are not remembered. */
  private final Map<String, String> known = new ConcurrentHashMap<>();

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String root = request.getContextPath();
    String print = of(request.getServletPath());
    if (print != null) {
      response.setHeader("Cache-Control", keeping(request.getParameter("v"), print));
    }
    chain.doFilter(
        request,
        new HttpServletResponseWrapper(response) {
          @Override
          public String encodeURL(String url) {
            String encoded = super.encodeURL(url);
            String own = url.startsWith(root) ? of(url.substring(root.length())) : null;
            return own == null ? encoded : encoded + "?v=" + own;
          }
        });
  }

  private static String keeping(@Nullable String asked, String print) {
    if (asked == null) {
      return "public, max-age=3600";
    }
    return asked.equals(print) ? "public, max-age=31536000, immutable" : "no-cache";
  }

  private @Nullable String of(String path) {
    if (!SAME_FOR_EVERYBODY.matcher(path).matches() || path.contains("..")) {
      return null;
    }
    String before = known.get(path);
    if (before != null) {
      return before;
    }
    ClassPathResource file =
        new ClassPathResource(
            path.startsWith("/webjars/") ? "META-INF/resources" + path : "static" + path);
    if (!file.isReadable()) {
      return null;
    }
    try (InputStream content = file.getInputStream()) {
      String print = DigestUtils.md5DigestAsHex(content).substring(0, 12);
      known.put(path, print);
      return print;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
