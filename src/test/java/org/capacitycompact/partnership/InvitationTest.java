package org.capacitycompact.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An invitation")
class InvitationTest {

  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final Invitation.Terms TERMS = new Invitation.Terms(null, null, null);

  @Test
  @DisplayName("ends once, as it ended first")
  void endsOnce() {
    Invitation invitation = sent();
    assertThat(invitation.withdraw("amina", NOW)).isTrue();
    assertThat(invitation.answered(NOW)).isFalse();
    assertThat(invitation.fallSilent(NOW)).isFalse();
    assertThat(invitation.withdraw("amina", NOW)).isFalse();
    assertThat(invitation.isOpen()).isFalse();
  }

  @Test
  @DisplayName(
      "is open again when the country asks again, and keeps that it wants an untied answer")
  void again() {
    Invitation invitation = sent();
    invitation.answered(NOW);
    assertThat(invitation.wantUntied(NOW)).isTrue();
    assertThat(invitation.wantUntied(NOW)).as("wanted already").isFalse();
    invitation.again(TERMS, "amina", NOW);
    assertThat(invitation.isOpen()).isTrue();
    assertThat(invitation.askForUntied()).isTrue();
    invitation.answered(NOW);
    assertThat(invitation.askForUntied()).as("answered again").isFalse();
  }

  private static Invitation sent() {
    return Invitation.to(InitiativeNumber.of("KE-2026-001"), "IDMICRO", TERMS, "amina", NOW);
  }
}
