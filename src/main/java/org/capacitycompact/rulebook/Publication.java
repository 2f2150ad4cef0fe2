package org.capacitycompact.rulebook;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drafts submitted, published and withdrawn, each recorded in the audit chain of decisions. For
 * people who may change the criteria.
 */
@Service
public class Publication {

  /** The longest reason for publishing or withdrawing, in characters. */
  public static final int LONGEST_REASON = 1000;

  /** The largest accepted file. */
  public static final int MOST_BYTES = UploadedXml.MOST_BYTES;

  private final Drafts drafts;
  private final TableCheck check;
  private final DecisionVersions versions;
  private final PublishedVersions published;
  private final AuditTrail trail;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Publication(
      Drafts drafts,
      TableCheck check,
      DecisionVersions versions,
      PublishedVersions published,
      AuditTrail trail,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.drafts = drafts;
    this.check = check;
    this.versions = versions;
    this.published = published;
    this.trail = trail;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** The result of publishing. */
  public enum Outcome {
    PUBLISHED,
    /** The check found problems, at submission or now. */
    NOT_SOUND,
    /** It has been published already. */
    PUBLISHED_BEFORE,
    /** There is a newer version that the publisher has not seen. */
    CHANGED_MEANWHILE,
    /** The start of its validity has passed. */
    IN_THE_PAST,
    TOO_FAR
  }

  /**
   * Checks a file and stores it as a draft, sound or not.
   *
   * @param decision id of an existing decision
   * @throws AccessDeniedException when the person may not change the criteria
   */
  public Draft submit(String decision, Draft.Origin origin, String note, byte[] dmn, Actor by) {
    admit(by);
    int basedOn = versions.current(decision).orElseThrow().version();
    // Before the transaction, because it takes seconds and would hold a connection.
    TableCheck.Checked checked = check.look(decision, dmn);
    List<TableProblem> problems = checked.problems();
    return Objects.requireNonNull(
        transaction.execute(
            state -> {
              Draft draft = drafts.keep(decision, basedOn, origin, note, dmn, checked, by);
              trail.record(
                  AuditEvent.in(
                          AuditEvent.DECISIONS, problems.isEmpty() ? "draftMade" : "draftFaulty")
                      .by(by.acting(Role.CRITERIA_EDITOR))
                      .telling(decision, String.valueOf(draft.id())));
              return draft;
            }));
  }

  /**
   * Publishes a draft as the valid version from a moment on. Running initiatives keep the version
   * by which they were judged.
   *
   * @param from null for at once
   * @param seen the newest version that the publisher knows, so that nobody overrides what they
   *     have not seen
   * @throws AccessDeniedException when the person may not change the criteria
   */
  public Outcome publish(Draft draft, String reason, @Nullable Instant from, int seen, Actor by) {
    admit(by);
    // Checked again, because a later release may have changed the contract.
    if (!draft.sound() || !check.check(draft.decision(), draft.dmn()).isEmpty()) {
      return Outcome.NOT_SOUND;
    }
    Outcome outcome =
        Objects.requireNonNull(
            transaction.execute(state -> publishLocked(draft, reason, from, seen, by)));
    if (outcome == Outcome.PUBLISHED && from == null) {
      versions.activate();
    }
    return outcome;
  }

  private Outcome publishLocked(
      Draft draft, String reason, @Nullable Instant from, int seen, Actor by) {
    versions.lock();
    Instant now = clock.instant();
    Instant holds = from == null ? now : from;
    Optional<Outcome> obstacle = draft.obstacle(versions.of(draft.decision()), holds, seen, now);
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    int version = published.publish(draft.decision(), draft.id(), holds, reason, by.userId(), now);
    trail.record(
        AuditEvent.in(AuditEvent.DECISIONS, "versionPublished")
            .by(by.acting(Role.CRITERIA_EDITOR))
            .telling(draft.decision(), String.valueOf(version), reason)
            .to(Map.of("validFrom", holds.toString(), "draft", draft.id())));
    return Outcome.PUBLISHED;
  }

  /** The newest version of a decision that was not withdrawn. */
  public int newest(String decision) {
    return newest(versions.of(decision));
  }

  static int newest(List<DecisionVersion> known) {
    return known.stream()
        .filter(each -> !each.withdrawn())
        .mapToInt(DecisionVersion::version)
        .max()
        .orElse(0);
  }

  /**
   * Withdraws a version that is not valid yet; false when it is valid, or was withdrawn before.
   *
   * @throws AccessDeniedException when the person may not change the criteria
   */
  public boolean withdraw(String decision, int version, String reason, Actor by) {
    admit(by);
    return Boolean.TRUE.equals(
        transaction.execute(
            state -> {
              versions.lock();
              boolean taken = published.withdraw(decision, version, by.userId(), reason);
              if (taken) {
                trail.record(
                    AuditEvent.in(AuditEvent.DECISIONS, "versionWithdrawn")
                        .by(by.acting(Role.CRITERIA_EDITOR))
                        .telling(decision, String.valueOf(version), reason));
              }
              return taken;
            }));
  }

  private static void admit(Actor by) {
    if (!Right.CHANGE_CRITERIA.of(by)) {
      throw new AccessDeniedException("criteria are changed by their editors");
    }
  }
}
