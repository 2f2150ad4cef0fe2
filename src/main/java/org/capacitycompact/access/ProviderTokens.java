package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.capacitycompact.access.SignInProperties.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Validates a provider's tokens: signed with one of its keys, from this issuer, for this audience,
 * and not expired. The keys are fetched when the first token arrives.
 */
class ProviderTokens implements JwtDecoder {

  private static final DefaultBearerTokenResolver HEADER = new DefaultBearerTokenResolver();

  private final JwtDecoder decoder;

  ProviderTokens(Provider provider) {
    decoder = new SupplierJwtDecoder(() -> checking(provider));
  }

  /** The provider's keys cannot be fetched, so nothing can be said about the token. */
  private static final class ProviderAway extends BadJwtException {
    ProviderAway(Throwable cause) {
      super("the provider cannot be reached", cause);
    }
  }

  @Override
  public Jwt decode(String token) {
    try {
      return decoder.decode(token);
    } catch (BadJwtException refused) {
      throw refused;
    } catch (RuntimeException away) {
      throw new ProviderAway(away);
    }
  }

  static boolean isProviderAway(AuthenticationException refusal) {
    return refusal.getCause() instanceof ProviderAway;
  }

  /** Ignores tokens of service accounts, which are not the provider's; see {@link TokenSignIn}. */
  static @Nullable String ofHeader(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, "Bearer compact_", 0, 15)
        ? null
        : HEADER.resolve(request);
  }

  private static JwtDecoder checking(Provider provider) {
    String issuer = provider.issuer().toString();
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(issuer),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD,
                audience -> audience != null && audience.contains(provider.audience())),
            new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull),
            new JwtClaimValidator<String>(
                JwtClaimNames.SUB,
                subject -> subject != null && !subject.isBlank() && subject.length() <= 255)));
    return decoder;
  }
}
