package org.capacitycompact.access;

import org.capacitycompact.audit.AuditTrail;
import org.springframework.stereotype.Component;

/**
 * The filters shared by several filter chains, each created once. They must not be registered for
 * all requests.
 */
@Component
class DoorFilters {

  private final TokenSignIn token;
  private final ExpensiveRequests expensive;

  DoorFilters(ServiceTokens tokens, AuditTrail trail, WebProperties web) {
    token = new TokenSignIn(tokens, trail);
    expensive = new ExpensiveRequests(web);
  }

  TokenSignIn token() {
    return token;
  }

  ExpensiveRequests expensive() {
    return expensive;
  }
}
