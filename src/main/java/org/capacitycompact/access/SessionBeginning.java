package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.capacitycompact.account.Sessions;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * Gives the session a new id at sign-in, because others may know the old one, and stores where the
 * session began.
 */
@Component
class SessionBeginning implements SessionAuthenticationStrategy {

  private final SessionAuthenticationStrategy anotherId =
      new ChangeSessionIdAuthenticationStrategy();
  private final Sessions sessions;

  SessionBeginning(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void onAuthentication(
      Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
    anotherId.onAuthentication(signedIn, request, response);
    sessions.begin(request.getSession(), request.getHeader("User-Agent"), request.getRemoteAddr());
  }
}
