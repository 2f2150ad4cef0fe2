package org.capacitycompact.access;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.capacitycompact.authorization.Actor;

/**
 * Tells Camunda's web applications who is signed in at the portal. Their filter creates it by class
 * name.
 */
public class WebAppsAuthentication extends ContainerBasedAuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(
      HttpServletRequest request, ProcessEngine engine) {
    Actor actor = ActorFilter.actor(request);
    if (actor == null) {
      return AuthenticationResult.unsuccessful();
    }
    AuthenticationResult signedIn = AuthenticationResult.successful(actor.userId());
    signedIn.setGroups(actor.groups());
    return signedIn;
  }
}
