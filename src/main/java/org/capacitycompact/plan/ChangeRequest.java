package org.capacitycompact.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A change of a signed plan that one side asks for. The other side agrees or declines; beyond the
 * tolerance the steering group decides too. A transition answers false where it is not possible,
 * and then nothing has changed.
 */
@Entity
@Table(name = "plan_change_request")
class ChangeRequest extends Wish {

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Side side;

  @Enumerated(EnumType.STRING)
  private ChangeSize size;

  @Column(updatable = false)
  private LocalDate lapsesOn;

  @Enumerated(EnumType.STRING)
  private RequestState state;

  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable String answer;
  private @Nullable Instant endedAt;
  private @Nullable Long applied;
  private @Nullable Integer became;
  private @Nullable Integer agreedRevision;

  protected ChangeRequest() {}

  ChangeRequest(
      WantedChange wanted,
      String fields,
      String words,
      Side side,
      ChangeSize size,
      LocalDate lapsesOn,
      String by,
      Instant now) {
    super(wanted, fields, words, by, now);
    this.side = side;
    this.size = size == ChangeSize.GROUP ? size : ChangeSize.BOTH_SIDES;
    this.lapsesOn = lapsesOn;
    this.state = RequestState.OPEN;
  }

  Side side() {
    return side;
  }

  ChangeSize size() {
    return size;
  }

  /** What it takes when this is measured now; never less than when it was asked. */
  ChangeSize taking(ChangeSize now) {
    return now.compareTo(size) > 0 ? now : size;
  }

  /** The revision of its row at which both sides agreed; null of a row that is added. */
  @Nullable Integer agreedRevision() {
    return agreedRevision;
  }

  boolean isOpen() {
    return state == RequestState.OPEN;
  }

  /** Whether it is still undecided, by the other side or by the group. */
  boolean isPending() {
    return state == RequestState.OPEN || state == RequestState.AGREED;
  }

  /**
   * The other side agrees.
   *
   * @param takes what it takes by now
   * @param revision of its row as it stands; null of one that is added
   */
  boolean agree(Side by, String person, ChangeSize takes, @Nullable Integer revision, Instant now) {
    if (state != RequestState.OPEN || by == side) {
      return false;
    }
    answered(person, now);
    size = taking(takes);
    agreedRevision = revision;
    state = RequestState.AGREED;
    return true;
  }

  boolean decline(Side by, String person, String why, Instant now) {
    if (state != RequestState.OPEN || by == side) {
      return false;
    }
    answered(person, now);
    answer = why;
    return ended(RequestState.DECLINED, now);
  }

  /** Somebody of the side that asked takes it back. */
  boolean withdraw(Side by, String person, Instant now) {
    if (state != RequestState.OPEN || by != side) {
      return false;
    }
    answered(person, now);
    return ended(RequestState.WITHDRAWN, now);
  }

  /**
   * It was made in the plan.
   *
   * @param change the entry of what the row became
   * @param position of a row that was added
   */
  boolean apply(long change, @Nullable Integer position, Instant now) {
    if (state != RequestState.AGREED) {
      return false;
    }
    applied = change;
    became = position;
    return ended(RequestState.APPLIED, now);
  }

  /** The steering group did not approve it. */
  boolean refuse(Instant now) {
    return state == RequestState.AGREED
        && size == ChangeSize.GROUP
        && ended(RequestState.REFUSED, now);
  }

  /** It is too late for it, or what it was about is gone. */
  boolean lapse(Instant now) {
    return isPending() && ended(RequestState.LAPSED, now);
  }

  private void answered(String person, Instant now) {
    answeredBy = person;
    answeredAt = now;
  }

  private boolean ended(RequestState becomes, Instant now) {
    state = becomes;
    endedAt = now;
    return true;
  }
}
