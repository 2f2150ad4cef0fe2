package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is considered for a demand: on the country's shortlist, proposed to the country,
 * or come forward by itself. Nothing is decided by it; the country invites and chooses.
 */
@Entity
@Table(name = "provider_candidate")
class Candidate extends Standing {

  /** How it came to be considered, what weighs most first. */
  enum Origin {
    SHORTLISTED,
    CAME_FORWARD,
    PROPOSED
  }

  @Column(updatable = false)
  private String organisation;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Origin origin;

  @Column(updatable = false)
  private @Nullable Long offer;

  @Column(updatable = false)
  private @Nullable Integer offerRevision;

  @Column(updatable = false)
  private String broughtBy;

  @Column(updatable = false)
  private Instant broughtAt;

  protected Candidate() {}

  /**
   * A provider and why it is considered.
   *
   * @param words of who brings it up; null where nothing was said
   * @param offer on which it rests; null where on none
   */
  record Case(
      InitiativeNumber number,
      String organisation,
      Origin origin,
      @Nullable String words,
      @Nullable OfferLeanedOn offer) {}

  Candidate(Case of, String by, Instant now) {
    super(of.number(), of.words());
    this.organisation = of.organisation();
    this.origin = of.origin();
    this.offer = of.offer() == null ? null : of.offer().offer();
    this.offerRevision = of.offer() == null ? null : of.offer().revision();
    this.broughtBy = by;
    this.broughtAt = now;
  }

  String organisation() {
    return organisation;
  }

  Origin origin() {
    return origin;
  }
}
