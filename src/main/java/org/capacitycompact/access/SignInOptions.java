package org.capacitycompact.access;

import org.capacitycompact.access.SignInProperties.Provider;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells the sign-in page which ways of signing in to offer: the provider (model attribute {@code
 * signInProvider}, absent without one), and whether passwords are off ({@code passwordsOff}).
 */
@ControllerAdvice
class SignInOptions {

  private final SignInProperties properties;

  SignInOptions(SignInProperties properties) {
    this.properties = properties;
  }

  /**
   * @param label the provider's name; may be empty
   * @param begin the address where signing in there begins
   */
  record Way(String label, String begin) {}

  @ModelAttribute("signInProvider")
  @Nullable Way provider() {
    Provider provider = properties.oidc();
    return provider == null ? null : new Way(provider.label(), ProviderSignIn.BEGIN);
  }

  @ModelAttribute("passwordsOff")
  boolean passwordsOff() {
    return !properties.passwords();
  }
}
