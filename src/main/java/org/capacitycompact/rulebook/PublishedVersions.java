package org.capacitycompact.rulebook;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of published versions. Within a transaction that holds the lock of versions ({@link
 * DecisionVersions#lock}); what was changed is seen by SQL from then on.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PublishedVersions {

  private final PublishedVersionRepository published;
  private final Clock clock;

  PublishedVersions(PublishedVersionRepository published, Clock clock) {
    this.published = published;
    this.clock = clock;
  }

  /**
   * Makes a draft the next version of its decision.
   *
   * @param by sign-in name
   * @param at when it is published, not after it holds
   * @return the number of the version
   */
  public int publish(
      String decision, long draft, Instant from, String reason, String by, Instant at) {
    return published
        .saveAndFlush(
            PublishedVersion.publish(
                decision, published.nextOf(decision), draft, from, reason, by, at))
        .version();
  }

  /**
   * Withdraws a version that is not valid yet.
   *
   * @return false if there is no such version, it is valid already, or was withdrawn before
   */
  public boolean withdraw(String decision, int version, String by, String reason) {
    Instant now = clock.instant();
    Optional<PublishedVersion> found = published.findByDecisionAndVersion(decision, version);
    boolean withdrawn = found.isPresent() && found.get().withdraw(by, reason, now);
    published.flush();
    return withdrawn;
  }

  /** Marks a version valid once the engine has deployed it. */
  void activate(String decision, int version, String definition, String deployment) {
    PublishedVersion due = published.findByDecisionAndVersion(decision, version).orElseThrow();
    if (!due.activate(definition, deployment, clock.instant())) {
      throw new IllegalStateException(decision + " " + version + " is not due");
    }
    published.flush();
  }
}
