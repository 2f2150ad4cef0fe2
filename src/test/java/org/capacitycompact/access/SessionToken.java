package org.capacitycompact.access;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives a test the token of the sign-in page, however that page looks. */
@RestController
class SessionToken {

  @GetMapping("/assets/token-for-tests")
  String token(CsrfToken token) {
    return token.getToken();
  }
}
