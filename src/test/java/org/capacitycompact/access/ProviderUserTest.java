package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Any node can read a session from the database, and it contains no claims. */
class ProviderUserTest {

  @Test
  void theSessionKeepsTheNameAndTheTokenAndNoClaim() throws Exception {
    OidcIdToken token =
        new OidcIdToken(
            "the.id.token",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            Map.of("sub", "subject-1", "country", "canary-KE", "groups", List.of("canary-group")));
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    new ObjectOutputStream(stored)
        .writeObject(
            new OAuth2AuthenticationToken(
                new ProviderUser("ext01", token), List.of(), ProviderMetadata.ID));

    assertThat(stored.toString(StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    OAuth2AuthenticationToken read =
        (OAuth2AuthenticationToken)
            new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray())).readObject();
    assertThat(read.getName()).isEqualTo("ext01");
    assertThat(((ProviderUser) read.getPrincipal()).getIdToken().getTokenValue())
        .isEqualTo("the.id.token");
  }
}
