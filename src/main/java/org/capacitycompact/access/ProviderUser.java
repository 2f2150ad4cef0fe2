package org.capacitycompact.access;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * What a session stores about somebody who signed in at the provider: the sign-in name here, and
 * the token for signing out there. Roles are read anew for each request; claims are not stored.
 */
class ProviderUser implements OidcUser, Serializable {

  @Serial private static final long serialVersionUID = 1;

  private final String userId;
  private final OidcIdToken token;

  ProviderUser(String userId, OidcIdToken token) {
    this.userId = userId;
    this.token =
        new OidcIdToken(
            token.getTokenValue(),
            token.getIssuedAt(),
            token.getExpiresAt(),
            Map.of("sub", token.getSubject()));
  }

  @Override
  public String getName() {
    return userId;
  }

  @Override
  public OidcIdToken getIdToken() {
    return token;
  }

  @Override
  public Map<String, Object> getClaims() {
    return token.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return token.getClaims();
  }

  @Override
  public @Nullable OidcUserInfo getUserInfo() {
    return null;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }
}
