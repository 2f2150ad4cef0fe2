package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.capacitycompact.access.SignInProperties.Provider;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.platform.web.PublicContact;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Sign-in at an identity provider, if one is configured: people sign in to the portal on the
 * provider's page (authorization code with PKCE; Spring handles state and nonce), programs that act
 * for people use its tokens at the interfaces.
 */
@Component
class ProviderSignIn {

  static final String BEGIN = "/oauth2/authorization/" + ProviderMetadata.ID;

  private static final String TO_PROVIDER = "/oauth2/authorization";

  private final @Nullable Provider provider;
  private final ExternalPeople people;
  private final AuditTrail trail;
  private final PublicContact contact;

  ProviderSignIn(
      SignInProperties properties, ExternalPeople people, AuditTrail trail, PublicContact contact) {
    this.provider = properties.oidc();
    this.people = people;
    this.trail = trail;
    this.contact = contact;
  }

  /** Adds the provider's sign-in page to a filter chain for people, if there is a provider. */
  void forPeople(HttpSecurity http, AuthenticationSuccessHandler onward) throws Exception {
    if (provider == null) {
      return;
    }
    Provider configured = provider;
    ClientRegistrationRepository registrations = ProviderMetadata.registrations(configured);
    http.oauth2Login(
        login ->
            login
                .loginPage("/sign-in")
                .clientRegistrationRepository(registrations)
                .authorizedClientRepository(new DiscardedTokens())
                .authorizationEndpoint(
                    to -> to.authorizationRequestResolver(withProof(registrations)))
                .userInfoEndpoint(from -> from.oidcUserService(asked -> user(asked, configured)))
                .successHandler(onward)
                .failureHandler(refusedPage("refused"))
                .withObjectPostProcessor(
                    new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                      @Override
                      public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(
                          F filter) {
                        filter.setAuthenticationFailureHandler(refusedPage("away"));
                        return filter;
                      }
                    }));
    http.logout(out -> out.logoutSuccessHandler(alsoThere(registrations)));
  }

  /** Adds the provider's tokens to a filter chain for programs, if there is a provider. */
  void forPrograms(HttpSecurity http) throws Exception {
    if (provider == null) {
      return;
    }
    Provider configured = provider;
    http.oauth2ResourceServer(
        server ->
            server
                .bearerTokenResolver(ProviderTokens::ofHeader)
                .authenticationEntryPoint(this::refusedToken)
                .jwt(
                    jwt ->
                        jwt.decoder(new ProviderTokens(configured))
                            .jwtAuthenticationConverter(token -> person(token, configured))));
  }

  private OidcUser user(OidcUserRequest asked, Provider configured) {
    OidcIdToken token = asked.getIdToken();
    return people
        .admit(
            ClaimedPerson.read(
                token.getIssuer().toString(), token.getSubject(), token.getClaims(), configured))
        .map(userId -> new ProviderUser(userId, token))
        .orElseThrow(() -> new OAuth2AuthenticationException("not_admitted"));
  }

  private UsernamePasswordAuthenticationToken person(Jwt token, Provider configured) {
    return people
        .admit(
            ClaimedPerson.read(
                token.getIssuer().toString(), token.getSubject(), token.getClaims(), configured))
        .map(userId -> UsernamePasswordAuthenticationToken.authenticated(userId, null, List.of()))
        .orElseThrow(() -> new InvalidBearerTokenException("not admitted"));
  }

  private static OAuth2AuthorizationRequestResolver withProof(
      ClientRegistrationRepository registrations) {
    DefaultOAuth2AuthorizationRequestResolver resolver =
        new DefaultOAuth2AuthorizationRequestResolver(registrations, TO_PROVIDER);
    resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return resolver;
  }

  /** One page for every failed sign-in; its text says what the person can do. */
  private AuthenticationFailureHandler refusedPage(String why) {
    return (request, response, refusal) -> {
      trail.recordRefusal(AuditEvent.in(AuditEvent.ACCESS, "provider." + why));
      new LocalRedirects().sendRedirect(request, response, "/sign-in?provider=" + why);
    };
  }

  private void refusedToken(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (ProviderTokens.isProviderAway(refusal)) {
      response.setHeader("Retry-After", "30");
      BearerRefusal.PROVIDER_AWAY.send(response, "", contact);
      return;
    }
    trail.recordRefusal(AuditEvent.in(AuditEvent.ACCESS, "token.refused"));
    BearerRefusal.INVALID_TOKEN.send(response, "", contact);
  }

  /** Signing out here also signs out at the provider, if it offers that and can be reached. */
  private static LogoutSuccessHandler alsoThere(ClientRegistrationRepository registrations) {
    OidcClientInitiatedLogoutSuccessHandler there =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    there.setDefaultTargetUrl("/sign-in?out");
    there.setPostLogoutRedirectUri("{baseUrl}/sign-in?out");
    return (request, response, signedIn) -> {
      try {
        there.onLogoutSuccess(request, response, signedIn);
      } catch (RuntimeException away) {
        new LocalRedirects().sendRedirect(request, response, "/sign-in?out");
      }
    };
  }
}
