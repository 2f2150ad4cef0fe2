package org.capacitycompact.criteria;

/**
 * Records of the Compact that facts are counted in. The names are kept with verdicts and never
 * change; a text in the bundles, {@code verdict.records.<name>}, says each in words.
 */
public enum Records {
  /** The results that country and partners plan. */
  RESULTS,
  /** What will be enough. */
  SUFFICIENCY_TARGETS,
  /** When the country would say no. */
  REFUSAL_CONDITIONS,
  /** The budget by source. */
  BUDGET,
  /** The plan's length and reporting interval. */
  PROFILE,
  RISKS,
  /** The providers chosen. */
  PARTNERS,
  /** Running initiatives of the same country and sector. */
  RUNNING_INITIATIVES,
  /** The providers' own assessments of the last year. */
  PROVIDER_ASSESSMENTS,
  /** Everybody with a part in the initiative. */
  ACTORS,
  BALLOTS,
  /** Choices of a round without a quorum: zero stands for them, and nothing turns on it (S108). */
  CHOICES_NOT_COUNTED,
  PEER_REVIEWS,
  MILESTONES,
  PROGRESS_REPORTS,
  /** Joint examinations of the exit, and what followed from them. */
  EXAMINATIONS,
  /** Dated values of policy. */
  POLICY
}
