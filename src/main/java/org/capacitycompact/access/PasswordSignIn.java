package org.capacitycompact.access;

import java.util.List;
import java.util.regex.Pattern;
import org.capacitycompact.account.SignIn;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks name and password against the engine's identity service, for every interface. An unknown
 * name, a wrong password and a disabled account get the same answer.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

  private static final Pattern NO_PASSWORD = Pattern.compile("(svc|ext)[0-9a-f]{20}");

  private final SignInProperties properties;
  private final SignIn door;
  private final People people;

  PasswordSignIn(SignInProperties properties, SignIn door, People people) {
    this.properties = properties;
    this.door = door;
    this.people = people;
  }

  @Override
  public Authentication authenticate(Authentication presented) {
    String userId = String.valueOf(presented.getName());
    String password = String.valueOf(presented.getCredentials());
    Actor actor = null;
    if (properties.passwords() && !hasNoPassword(userId)) {
      SignIn.Outcome outcome = door.tried(userId, password, address(presented));
      if (outcome.secondsToWait() > 0) {
        throw new WaitingException(outcome.secondsToWait());
      }
      actor = outcome.admitted() ? people.actor(userId).orElse(null) : null;
    }
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

  /**
   * Programs, and people whom a provider vouches for, have no password, whatever is stored for
   * their names.
   */
  private static boolean hasNoPassword(String userId) {
    return NO_PASSWORD.matcher(userId).matches();
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
