package org.capacitycompact.access;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a test the token that the sign-in page carries, whatever that page looks like. */
@RestController
class SessionToken {

  @GetMapping("/assets/token-for-tests")
  String token(CsrfToken token) {
    return token.getToken();
  }
}
