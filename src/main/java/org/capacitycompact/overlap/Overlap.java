package org.capacitycompact.overlap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * What the country says of something that may overlap with its initiative, and how both are
 * coordinated (S26, S31, S36). A transition answers false where it is not possible, and then
 * nothing has changed.
 */
@Entity
@Table(name = "overlap")
class Overlap {

  @Id private UUID id;

  @Version private @Nullable Long revision;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private @Nullable InitiativeNumber initiative;

  @Column(updatable = false)
  private @Nullable Long activity;

  @Enumerated(EnumType.STRING)
  private OverlapState state;

  private @Nullable String reason;
  private String decidedBy;
  private String decidedByName;
  private Instant decidedAt;
  private @Nullable String talks;
  private @Nullable String talksTo;
  private @Nullable LocalDate dueOn;
  private int dueMoves;
  private @Nullable String agreedBy;
  private @Nullable Instant agreedAt;
  private @Nullable String outcome;
  private @Nullable String coordinatedBy;
  private @Nullable String coordinatedByName;
  private @Nullable Instant coordinatedAt;

  protected Overlap() {}

  /** The first word of the country about what was found. */
  Overlap(
      FoundOverlap found,
      InitiativeNumber number,
      boolean isOne,
      @Nullable String why,
      Actor by,
      Instant now) {
    this.id = UUID.randomUUID();
    this.number = number;
    this.initiative = found.initiative();
    this.activity = found.activity();
    this.state = isOne ? OverlapState.CONFIRMED : OverlapState.DISMISSED;
    this.reason = why;
    this.decidedBy = by.userId();
    this.decidedByName = by.name();
    this.decidedAt = now;
  }

  /** The country thinks again, before it is settled who talks to whom. */
  boolean decide(boolean isOne, @Nullable String why, Actor by, Instant now) {
    OverlapState becomes = isOne ? OverlapState.CONFIRMED : OverlapState.DISMISSED;
    if (state == becomes || state != OverlapState.CONFIRMED && state != OverlapState.DISMISSED) {
      return false;
    }
    state = becomes;
    reason = why;
    decidedBy = by.userId();
    decidedByName = by.name();
    decidedAt = now;
    return true;
  }

  /** Who talks to whom by when; it may be settled anew until it is done. */
  boolean agree(String who, String toWhom, LocalDate due, Actor by, Instant now) {
    if (state != OverlapState.CONFIRMED && state != OverlapState.AGREED) {
      return false;
    }
    if (dueOn != null && !dueOn.equals(due)) {
      dueMoves++;
    }
    state = OverlapState.AGREED;
    talks = who;
    talksTo = toWhom;
    dueOn = due;
    agreedBy = by.userId();
    agreedAt = now;
    return true;
  }

  /** They talked: what came of it. */
  boolean coordinate(String what, Actor by, Instant now) {
    if (state != OverlapState.AGREED) {
      return false;
    }
    state = OverlapState.COORDINATED;
    outcome = what;
    coordinatedBy = by.userId();
    coordinatedByName = by.name();
    coordinatedAt = now;
    return true;
  }
}
