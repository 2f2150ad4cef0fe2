package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * The country asks the secretariat to invite providers in its name, until it takes that back. The
 * secretariat never chooses, with a mandate or without.
 */
@Entity(name = "InvitationMandate")
@Table(name = "invitation_mandate")
class Mandate extends Standing {

  @Column(updatable = false)
  private String givenBy;

  @Column(updatable = false)
  private Instant givenAt;

  protected Mandate() {}

  Mandate(InitiativeNumber number, @Nullable String words, String by, Instant now) {
    super(number, words);
    this.givenBy = by;
    this.givenAt = now;
  }
}
