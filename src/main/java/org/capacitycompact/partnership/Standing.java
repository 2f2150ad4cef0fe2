package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import org.capacitycompact.initiative.InitiativeNumber;
import org.jspecify.annotations.Nullable;

/** Something of an initiative's search for partners that stands until somebody ends it, once. */
@MappedSuperclass
abstract class Standing {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private @Nullable String words;

  private @Nullable String endedBy;
  private @Nullable Instant endedAt;

  @Version private long version;

  protected Standing() {}

  Standing(InitiativeNumber number, @Nullable String words) {
    this.number = number;
    this.words = words;
  }

  long id() {
    return id;
  }

  boolean stands() {
    return endedAt == null;
  }

  /** Ends it; false when it has ended before. */
  boolean end(String by, Instant now) {
    if (endedAt != null) {
      return false;
    }
    endedBy = by;
    endedAt = now;
    return true;
  }
}
