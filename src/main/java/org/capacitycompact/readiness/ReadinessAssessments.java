package org.capacitycompact.readiness;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.criteria.Criteria;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.policy.PolicyValues;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Providers assess themselves; how ready they are the table says (S14, S34, S35, S54). */
@Embodies(
    value = {"S14", "S34", "S54"},
    as = Embodies.As.RECORD)
@Service
public class ReadinessAssessments {

  public static final String DECISION = "provider-readiness";

  static final Records RECORDS = Records.named("PROVIDER_ASSESSMENTS");

  private final AssessmentRepository assessments;
  private final Criteria criteria;
  private final PolicyValues policies;
  private final Clock clock;

  ReadinessAssessments(
      AssessmentRepository assessments, Criteria criteria, PolicyValues policies, Clock clock) {
    this.assessments = assessments;
    this.criteria = criteria;
    this.policies = policies;
    this.clock = clock;
  }

  /** For how many months an assessment made on this day is good. */
  public int months(LocalDate on) {
    return policies.value("readiness.months", on).intValueExact();
  }

  /**
   * Keeps what a provider says of itself, in the place of what it said before.
   *
   * @throws AccessDeniedException when this person does not act for a provider
   * @throws IllegalArgumentException when something is missing
   */
  @Transactional
  public Level assess(SelfAssessment said, Actor by) {
    return assess(said, by, CountryDays.compactDay(clock.instant()));
  }

  /** The same as of an earlier day, for what the sample tells of the past. */
  @Transactional
  public Level assess(SelfAssessment said, Actor by, LocalDate on) {
    String organisation = by.organisation();
    if (organisation == null || !Right.ASSESS_OWN_READINESS.of(by)) {
      throw new AccessDeniedException("only a provider assesses itself");
    }
    Level level = level(said);
    Instant now = clock.instant();
    assessments
        .findByOrganisationAndReplacedAtIsNull(organisation)
        .ifPresent(
            held -> {
              held.replace(now);
              assessments.saveAndFlush(held);
            });
    assessments.saveAndFlush(
        Assessment.make(organisation, said, level, on, months(on), by.userId(), now));
    return level;
  }

  /** What the valid version of the table says of these answers. */
  Level level(SelfAssessment said) {
    Facts facts = new Facts();
    Stream.of(Dimension.values())
        .forEach(
            each -> {
              Level found = said.levels().get(each);
              facts.put(each.fact(), found == null ? null : found.name(), Origin.counted(RECORDS));
            });
    return Level.valueOf(criteria.evaluateCurrent(DECISION, facts).outcome());
  }
}
