package org.capacitycompact.access;

import java.net.URI;
import org.capacitycompact.access.SignInProperties.Provider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/**
 * The headers of every answer. Browsers and caches on the way keep nothing private; what is the
 * same for everybody (style sheet, scripts) sets its own cache headers.
 */
@Component
class AnswerHeaders {

  /** No inline scripts or styles, nothing from other hosts, no frames. */
  private static final String PORTAL_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'%s; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** For answers to programs: if a browser shows one, it loads and runs nothing. */
  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  /** The portal uses no device of the browser, and forbids their use. */
  private static final String PERMISSIONS =
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
          + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

  private final WebProperties web;

  /**
   * Signing out is a form that is redirected to the provider, so browsers apply the policy to the
   * provider's address too.
   */
  private final String elsewhere;

  AnswerHeaders(WebProperties web, SignInProperties signIn) {
    this.web = web;
    Provider provider = signIn.oidc();
    this.elsewhere = provider == null ? "" : " " + origin(provider.issuer());
  }

  Customizer<HeadersConfigurer<HttpSecurity>> ofPortal() {
    return headers ->
        common(headers)
            .contentSecurityPolicy(
                policy -> policy.policyDirectives(PORTAL_POLICY.formatted(elsewhere)));
  }

  Customizer<HeadersConfigurer<HttpSecurity>> ofApi() {
    return headers ->
        common(headers).contentSecurityPolicy(policy -> policy.policyDirectives(API_POLICY));
  }

  /** Camunda's pages have their own policy, see {@link WebAppPages}. */
  Customizer<HeadersConfigurer<HttpSecurity>> ofWebApps() {
    return this::common;
  }

  private HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
    if (web.hsts().isZero()) {
      headers.httpStrictTransportSecurity(hsts -> hsts.disable());
    } else {
      headers.httpStrictTransportSecurity(
          hsts ->
              hsts.maxAgeInSeconds(web.hsts().toSeconds()).includeSubDomains(web.hstsSubdomains()));
    }
    return headers
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getRawAuthority();
  }
}
