package org.capacitycompact.access;

import org.capacitycompact.access.SignInProperties.Provider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/**
 * The provider's metadata, read when first needed, because the provider may be down when we start.
 */
final class ProviderMetadata {

  static final String ID = "compact";

  private ProviderMetadata() {}

  static ClientRegistrationRepository registrations(Provider provider) {
    return new SupplierClientRegistrationRepository(
        () -> new InMemoryClientRegistrationRepository(registration(provider)));
  }

  private static ClientRegistration registration(Provider provider) {
    String secret = provider.clientSecret();
    ClientRegistration.Builder client =
        ClientRegistrations.fromIssuerLocation(provider.issuer().toString())
            .registrationId(ID)
            .clientId(provider.clientId())
            .scope(provider.scopes());
    return secret == null || secret.isEmpty()
        ? client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : client.clientSecret(secret).build();
  }
}
