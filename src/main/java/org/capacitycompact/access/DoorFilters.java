package org.capacitycompact.access;

import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.platform.web.PublicContact;
import org.springframework.stereotype.Component;

/**
 * The filters shared by several filter chains, each created once. They must not be registered for
 * all requests.
 */
@Component
class DoorFilters {

  private final TokenSignIn token;
  private final ExpensiveRequests expensive;

  DoorFilters(ServiceTokens tokens, AuditTrail trail, WebProperties web, PublicContact contact) {
    token = new TokenSignIn(tokens, trail, contact);
    expensive = new ExpensiveRequests(web);
  }

  TokenSignIn token() {
    return token;
  }

  ExpensiveRequests expensive() {
    return expensive;
  }
}
