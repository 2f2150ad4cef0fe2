package org.capacitycompact.access;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.platform.engine.EngineAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Name and password against the engine's identity service, for every door alike. An unknown name, a
 * wrong password, a locked and a disabled account are answered in the same words.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private static final int LONGEST = 200;

  private final IdentityService identity;
  private final People people;
  private final EngineAccess engine;

  PasswordSignIn(IdentityService identity, People people, EngineAccess engine) {
    this.identity = identity;
    this.people = people;
    this.engine = engine;
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    String userId = presented.getName();
    String password = String.valueOf(presented.getCredentials());
    Actor actor =
        readable(userId, password)
                && engine.asSystem(() -> identity.checkPassword(userId, password))
            ? people.actor(userId).orElse(null)
            : null;
    if (actor == null) {
      throw new BadCredentialsException("name or password");
    }
    return UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities(actor));
  }

  private static boolean readable(@Nullable String userId, String password) {
    return userId != null
        && userId.matches("[A-Za-z0-9]{1,64}")
        && !ServiceAccounts.names(userId)
        && !password.isEmpty()
        && password.length() <= LONGEST
        && password.indexOf('\0') < 0;
  }

  static List<SimpleGrantedAuthority> authorities(Actor actor) {
    return actor.roles().stream()
        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
        .toList();
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
