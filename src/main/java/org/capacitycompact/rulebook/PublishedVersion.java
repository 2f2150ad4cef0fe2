package org.capacitycompact.rulebook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a decision on its way: published, then holding from its moment on, or taken back
 * before. A transition answers false where it is not possible, and then nothing has changed.
 */
@Entity
@IdClass(PublishedVersion.Key.class)
@Table(name = "decision_version")
class PublishedVersion {

  /** Its natural key. */
  record Key(String decision, int version) implements Serializable {}

  @Id private String decision;
  @Id private int version;
  private @Nullable String definitionId;
  private String deploymentId;
  private Instant validFrom;
  private String reason;
  private String publishedBy;
  private @Nullable Instant publishedAt;
  private @Nullable Long draft;
  private @Nullable Instant withdrawnAt;
  private @Nullable String withdrawnBy;
  private @Nullable String withdrawnReason;

  /** Null until it is kept: what has a natural key is new by this. */
  @Version private @Nullable Long revision;

  protected PublishedVersion() {}

  static PublishedVersion publish(
      String decision, int number, long draft, Instant from, String reason, String by, Instant at) {
    if (from.isBefore(at)) {
      throw new IllegalArgumentException("a version does not hold before it is published");
    }
    PublishedVersion published = new PublishedVersion();
    published.decision = decision;
    published.version = number;
    published.deploymentId = "";
    published.validFrom = from;
    published.reason = reason;
    published.publishedBy = by;
    published.publishedAt = at;
    published.draft = draft;
    return published;
  }

  int version() {
    return version;
  }

  boolean withdraw(String by, String why, Instant at) {
    if (definitionId != null || withdrawnAt != null || !validFrom.isAfter(at)) {
      return false;
    }
    withdrawnAt = at;
    withdrawnBy = by;
    withdrawnReason = why;
    return true;
  }

  /**
   * Lets it hold, by what the engine made of it.
   *
   * @param definition id of the engine's decision definition
   * @param deployment id of the engine's deployment it came with
   */
  boolean activate(String definition, String deployment, Instant now) {
    if (definitionId != null || withdrawnAt != null || validFrom.isAfter(now)) {
      return false;
    }
    definitionId = definition;
    deploymentId = deployment;
    return true;
  }
}
