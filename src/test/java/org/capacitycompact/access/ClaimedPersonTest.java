package org.capacitycompact.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.access.SignInProperties.Claims;
import org.capacitycompact.access.SignInProperties.Provider;
import org.capacitycompact.authorization.Role;
import org.junit.jupiter.api.Test;

/** Claims as Keycloak and other providers write them. */
class ClaimedPersonTest {

  @Test
  void realmRolesAndGroupsAreBothRead() {
    assertThat(
            read(
                    "",
                    false,
                    Map.of(
                        "realm_access", Map.of("roles", List.of("focalPoint", "offline_access")),
                        "groups", List.of("/implementer", "/staff"),
                        "country", "KE"))
                .groups())
        .isEqualTo(Set.of("focalPointKE", "implementerKE"));
  }

  @Test
  void groupPathsOfAnotherTreeDoNotCount() {
    assertThat(
            read(
                    "/compact/",
                    false,
                    Map.of(
                        "groups",
                        List.of("/compact/focalPoint", "/club/implementer", "nonStateActor"),
                        "country",
                        "TG"))
                .groups())
        .isEqualTo(Set.of("focalPointTG"));
  }

  @Test
  void rolesOverAllCountriesComeFromClaimsOnlyWhereThatIsConfigured() {
    Map<String, Object> claims =
        Map.of(
            "groups",
            List.of("secretariat", "criteriaEditor", "operator", "integrator", "peerReviewer"));
    assertThat(read("", false, claims).roles()).containsExactly(Role.PEER_REVIEWER);
    assertThat(read("", true, claims).roles())
        .containsExactlyInAnyOrder(
            Role.SECRETARIAT,
            Role.CRITERIA_EDITOR,
            Role.OPERATOR,
            Role.INTEGRATOR,
            Role.PEER_REVIEWER);
  }

  @Test
  void aNameThatNoPageCanShowIsReplacedByTheSubject() {
    for (String name : List.of("a\u0000b", "a\u202Eb", "x".repeat(201), " ")) {
      assertThat(read("", false, Map.of("name", name)).name()).isEqualTo("subject-1");
    }
  }

  @Test
  void claimsOfAnotherShapeAreNoClaims() {
    ClaimedPerson odd =
        read("", false, Map.of("groups", 7, "realm_access", "x", "country", List.of()));
    assertThat(odd.roles()).isEmpty();
    assertThat(odd.country()).isNull();
  }

  @Test
  void withoutPasswordsThereHasToBeAProvider() {
    assertThatThrownBy(() -> new SignInProperties(false, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("compact.access.oidc.issuer");
    assertThat(new SignInProperties(false, provider("", false)).passwords()).isFalse();
  }

  private static ClaimedPerson read(String prefix, boolean central, Map<String, Object> claims) {
    return ClaimedPerson.read("https://issuer", "subject-1", claims, provider(prefix, central));
  }

  private static Provider provider(String prefix, boolean central) {
    return new Provider(
        URI.create("https://issuer"),
        "client",
        null,
        "compact-api",
        "",
        List.of("openid"),
        new Claims(
            List.of("realm_access.roles", "groups"),
            "name",
            "country",
            "organisation",
            "constituency"),
        prefix,
        central);
  }
}
