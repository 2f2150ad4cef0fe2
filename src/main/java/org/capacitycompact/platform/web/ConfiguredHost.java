package org.capacitycompact.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes every absolute address that is built from a request use the configured address: links sent
 * to other people, the address a provider returns a browser to, the engine's own links. The host
 * name sent with the request reaches none of them.
 *
 * <p>Without the setting {@code compact.web.address} this machine's address is used, on the
 * embedded database only; with a database server the start is refused.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class ConfiguredHost extends OncePerRequestFilter {

  private final @Nullable WebAddress configured;

  ConfiguredHost(@Value("${compact.web.address:}") String setting, Environment environment) {
    if (setting.isBlank() && environment.containsProperty("spring.datasource.url")) {
      throw new UnusableAddressException(
          "compact.web.address is not set: links that invite people have to carry the address by"
              + " which they reach the portal, such as https://compact.example.org");
    }
    configured = setting.isBlank() ? null : WebAddress.of(setting);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    WebAddress address =
        configured != null
            ? configured
            : WebAddress.ofThisMachine(request.getScheme(), request.getLocalPort());
    chain.doFilter(new Addressed(request, address), response);
  }

  /** The request as if it had been sent to the configured address. */
  private static final class Addressed extends HttpServletRequestWrapper {

    private final WebAddress address;

    Addressed(HttpServletRequest request, WebAddress address) {
      super(request);
      this.address = address;
    }

    @Override
    public String getScheme() {
      return address.scheme();
    }

    @Override
    public String getServerName() {
      return address.host();
    }

    @Override
    public int getServerPort() {
      return address.port();
    }

    @Override
    public StringBuffer getRequestURL() {
      return new StringBuffer(address.text()).append(getRequestURI());
    }
  }
}
