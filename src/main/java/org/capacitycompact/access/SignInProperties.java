package org.capacitycompact.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people prove who they are.
 *
 * @param passwords whether built-in accounts can sign in with passwords, at any interface
 * @param oidc an identity provider (OpenID Connect), if there is one
 */
@ConfigurationProperties("compact.access")
record SignInProperties(@DefaultValue("true") boolean passwords, @Nullable Provider oidc) {

  /**
   * @throws IllegalStateException when these settings let nobody sign in
   */
  SignInProperties {
    if (!passwords && oidc == null) {
      throw new IllegalStateException(
          "compact.access.passwords=false needs a provider: set compact.access.oidc.issuer");
    }
  }

  /**
   * @param issuer as in its tokens; the provider's metadata is read below this address
   * @param clientSecret if absent, only the code's proof (PKCE) identifies the client
   * @param audience required in tokens for {@code /api} and {@code /engine-rest}
   * @param label the provider's name on the button of the sign-in page
   * @param rolePrefix prefix of role names, such as {@code /compact/} in group paths
   * @param centralRoles whether its claims may also give the roles of secretariat, operators and
   *     integrators
   */
  record Provider(
      URI issuer,
      String clientId,
      @Nullable String clientSecret,
      @DefaultValue("compact-api") String audience,
      @DefaultValue("") String label,
      @DefaultValue({"openid", "profile"}) List<String> scopes,
      @DefaultValue Claims claims,
      @DefaultValue("") String rolePrefix,
      @DefaultValue("false") boolean centralRoles) {}

  /**
   * Names of claims; a dot leads into a nested claim, {@code realm_access.roles}.
   *
   * @param roles claims that list roles or groups; all of them are read
   */
  record Claims(
      @DefaultValue({"realm_access.roles", "groups"}) List<String> roles,
      @DefaultValue("name") String name,
      @DefaultValue("country") String country,
      @DefaultValue("organisation") String organisation,
      @DefaultValue("constituency") String constituency) {}
}
