package org.capacitycompact.access;

import java.util.List;
import org.capacitycompact.account.SignIn;
import org.capacitycompact.party.Actor;
import org.capacitycompact.party.People;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Name and password against the engine's identity service, for every door alike. An unknown name, a
 * wrong password, one who has to wait and a disabled account are answered in the same words.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private final SignIn door;
  private final People people;

  PasswordSignIn(SignIn door, People people) {
    this.door = door;
    this.people = people;
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    String userId = String.valueOf(presented.getName());
    String password = String.valueOf(presented.getCredentials());
    Actor actor =
        door.admits(userId, password, address(presented)) && !ServiceAccounts.names(userId)
            ? people.actor(userId).orElse(null)
            : null;
    if (actor == null) {
      throw new BadCredentialsException("name or password");
    }
    return UsernamePasswordAuthenticationToken.authenticated(userId, null, authorities(actor));
  }

  private static String address(Authentication presented) {
    return presented.getDetails() instanceof WebAuthenticationDetails details
        ? String.valueOf(details.getRemoteAddress())
        : "";
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
