package org.capacitycompact.initiative;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.NaturalId;
import org.jspecify.annotations.Nullable;

/** One initiative of a partner country, from its demand to its exit. */
@Entity
public class Initiative {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  // Found without a query when loaded again in the same transaction.
  @NaturalId private InitiativeNumber number;

  private String country;
  private String title;
  private String language;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  @Enumerated(EnumType.STRING)
  private Status status;

  private String track;
  private boolean illustrative;
  private @Nullable Long knownActivity;
  private String startedBy;
  private Instant startedAt;
  private @Nullable Instant endedAt;
  private @Nullable String endReason;
  @Version private long version;

  protected Initiative() {}

  static Initiative raised(InitiativeNumber number, NewInitiative facts, String by, Instant at) {
    Initiative initiative = new Initiative();
    initiative.number = number;
    initiative.country = facts.country();
    initiative.title = facts.title();
    initiative.language = facts.language();
    initiative.stage = Stage.DEMAND;
    initiative.status = Status.RUNNING;
    initiative.track = "full";
    initiative.illustrative = facts.illustrative();
    initiative.knownActivity = facts.knownActivity();
    initiative.startedBy = by;
    initiative.startedAt = at;
    return initiative;
  }

  public InitiativeNumber number() {
    return number;
  }

  /** The lead country, ISO 3166-1 alpha-2. */
  public String country() {
    return country;
  }

  public String title() {
    return title;
  }

  public String language() {
    return language;
  }

  public Stage stage() {
    return stage;
  }

  public Status status() {
    return status;
  }

  /** {@code full} or {@code light} (S89). */
  public String track() {
    return track;
  }

  /** Whether it is a sample rather than a real undertaking. */
  public boolean illustrative() {
    return illustrative;
  }

  /** The published activity from which the demand was started, if any. */
  public @Nullable Long knownActivity() {
    return knownActivity;
  }

  public String startedBy() {
    return startedBy;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  /** Why it ended, in the words of the person who ended it. */
  public @Nullable String endReason() {
    return endReason;
  }

  void retitle(String newTitle) {
    title = newTitle;
  }

  void putOnTrack(String chosen) {
    track = chosen;
  }

  void reachStage(Stage next) {
    if (status.isOpen()) {
      stage = next;
    }
  }

  /** Suspends it. Returns false when it is not running, so that nothing is suspended twice. */
  boolean suspend() {
    if (status != Status.RUNNING) {
      return false;
    }
    status = Status.SUSPENDED;
    return true;
  }

  void resume() {
    if (status == Status.SUSPENDED) {
      status = Status.RUNNING;
    }
  }

  void endReason(String reason) {
    endReason = reason;
  }

  /** Ends it. Returns false when it has ended already: an end is final. */
  boolean end(Status end, Instant at) {
    if (!status.isOpen() || end.isOpen()) {
      return false;
    }
    status = end;
    endedAt = at;
    return true;
  }
}
