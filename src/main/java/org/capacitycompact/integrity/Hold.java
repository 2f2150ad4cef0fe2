package org.capacitycompact.integrity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/**
 * An initiative's payments held back by an officer, from the moment it is stored until an officer
 * releases them. It never ends by itself; from time to time it is asked whether it is still needed.
 */
@Entity(name = "IntegrityHold")
@Table(name = "integrity_hold")
class Hold {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long report;
  private InitiativeNumber number;
  private String reason;
  private String heldBy;
  private Instant heldAt;
  private Instant reviewBy;
  private @Nullable String releasedBy;
  private @Nullable Instant releasedAt;
  private @Nullable String releaseReason;

  @Version private long revision;

  protected Hold() {}

  static Hold place(
      long report,
      InitiativeNumber number,
      String reason,
      String by,
      Instant now,
      Duration reviewedAfter) {
    Hold hold = new Hold();
    hold.report = report;
    hold.number = number;
    hold.reason = reason;
    hold.heldBy = by;
    hold.heldAt = now;
    hold.reviewBy = now.plus(reviewedAfter);
    return hold;
  }

  InitiativeNumber number() {
    return number;
  }

  long report() {
    return report;
  }

  boolean release(String why, String by, Instant now) {
    if (releasedAt != null) {
      return false;
    }
    releaseReason = why;
    releasedBy = by;
    releasedAt = now;
    return true;
  }

  /** It is time to ask whether it is still needed; the next time comes as long after. */
  boolean review(Instant now, Duration again) {
    if (releasedAt != null || reviewBy.isAfter(now)) {
      return false;
    }
    reviewBy = now.plus(again);
    return true;
  }
}
