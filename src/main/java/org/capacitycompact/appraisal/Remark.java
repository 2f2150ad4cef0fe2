package org.capacitycompact.appraisal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * What a partner or the country's society said about a row of the plan while the design was heard
 * (S7, S43, S93). It is anchored at section and position, which are never used again. The country
 * answers it once; a change that a partner asked for is settled when that partner agrees. A verb
 * answers false where it is not possible, and then nothing has changed.
 */
@Embodies(
    value = {"S7", "S43", "S93"},
    as = Embodies.As.RECORD)
@Entity
@Table(name = "design_remark")
class Remark {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  /** The version of the design that it is about. */
  @Column(updatable = false)
  private int design;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private RemarkKind kind;

  @Column(updatable = false)
  private String section;

  @Column(updatable = false)
  private int position;

  @Column(updatable = false)
  private String words;

  @Column(updatable = false)
  private @Nullable String organisation;

  @Column(updatable = false)
  private String saidBy;

  @Column(updatable = false)
  private Instant saidAt;

  @Enumerated(EnumType.STRING)
  private RemarkState state;

  private @Nullable Boolean takenUp;
  private @Nullable Instant answeredAt;
  private @Nullable Instant settledAt;

  @Version private long version;

  protected Remark() {}

  /**
   * A remark as it is made.
   *
   * @param partner code of the partner that asks for a change; null when society contributes
   */
  Remark(
      InitiativeNumber number,
      int design,
      @Nullable String partner,
      RemarkForm.Noted noted,
      String by,
      Instant now) {
    this.number = number;
    this.design = design;
    this.kind = partner == null ? RemarkKind.CONTRIBUTION : RemarkKind.CHANGE;
    this.section = noted.section();
    this.position = noted.position();
    this.words = noted.words();
    this.organisation = partner;
    this.saidBy = by;
    this.saidAt = now;
    this.state = RemarkState.OPEN;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  /** The country takes it up in the next version, or does not. */
  boolean answer(boolean isTakenUp, Instant now) {
    if (state != RemarkState.OPEN) {
      return false;
    }
    state = RemarkState.ANSWERED;
    takenUp = isTakenUp;
    answeredAt = now;
    return true;
  }

  /** The partner that made it has agreed to the design. */
  boolean settle(Instant now) {
    if (state != RemarkState.ANSWERED || kind != RemarkKind.CHANGE) {
      return false;
    }
    state = RemarkState.SETTLED;
    settledAt = now;
    return true;
  }
}
