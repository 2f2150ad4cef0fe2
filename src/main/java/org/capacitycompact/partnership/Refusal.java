package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/** The country does not want a provider, with a reason or without one, until it reconsiders. */
@Entity(name = "ProviderRefusal")
@Table(name = "provider_refusal")
class Refusal extends Standing {

  @Column(updatable = false)
  private String organisation;

  @Column(updatable = false)
  private String refusedBy;

  @Column(updatable = false)
  private Instant refusedAt;

  protected Refusal() {}

  Refusal(
      InitiativeNumber number,
      String organisation,
      @Nullable String words,
      String by,
      Instant now) {
    super(number, words);
    this.organisation = organisation;
    this.refusedBy = by;
    this.refusedAt = now;
  }

  String organisation() {
    return organisation;
  }
}
