package org.capacitycompact.access;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people prove who they are.
 *
 * @param passwords whether built-in accounts sign in with their passwords, at any door
 * @param oidc a provider of identities (OpenID Connect), if there is one
 */
@ConfigurationProperties("compact.access")
record SignInProperties(@DefaultValue("true") boolean passwords, @Nullable Provider oidc) {

  /**
   * @throws IllegalStateException when nobody could sign in
   */
  SignInProperties {
    if (!passwords && oidc == null) {
      throw new IllegalStateException(
          "compact.access.passwords=false needs a provider: set compact.access.oidc.issuer");
    }
  }

  /**
   * @param issuer as it stands in its tokens; what else there is to know is read below it
   * @param clientSecret without one, only the proof of the code (PKCE) shows who asks
   * @param audience what a token for {@code /api} and {@code /engine-rest} has to be meant for
   * @param label how people call it, on the button of the sign-in page
   * @param rolePrefix what stands before the name of a role, such as {@code /compact/} in group
   *     paths
   * @param centralRoles whether its claims make secretariat, operators and integrators too
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
   * Names of claims; a dot leads into one, {@code realm_access.roles}.
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
