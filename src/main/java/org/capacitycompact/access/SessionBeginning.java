package org.capacitycompact.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.capacitycompact.account.KnownDevices;
import org.capacitycompact.account.Sessions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Gives the session a new id at sign-in, because others may know the old one, stores where the
 * session began, and has a browser told that was not used before.
 */
@Component
class SessionBeginning implements SessionAuthenticationStrategy {

  private final SessionAuthenticationStrategy anotherId =
      new ChangeSessionIdAuthenticationStrategy();
  private static final String COOKIE = "compact-device";
  private static final Duration KEPT = Duration.ofDays(400);

  private final Sessions sessions;
  private final KnownDevices devices;

  SessionBeginning(Sessions sessions, KnownDevices devices) {
    this.sessions = sessions;
    this.devices = devices;
  }

  @Override
  public void onAuthentication(
      Authentication signedIn, HttpServletRequest request, HttpServletResponse response) {
    anotherId.onAuthentication(signedIn, request, response);
    sessions.begin(request.getSession(), request.getHeader("User-Agent"), request.getRemoteAddr());
    Cookie kept = WebUtils.getCookie(request, COOKIE);
    String value =
        devices.signedIn(
            signedIn.getName(),
            kept == null ? null : kept.getValue(),
            request.getHeader("User-Agent"));
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(KEPT)
            .build()
            .toString());
  }
}
