package org.capacitycompact.criteria;

/**
 * The Compact's records in which facts are counted. The names are stored with verdicts and must not
 * change; the bundles describe each under {@code verdict.records.<name>}.
 */
public enum Records {
  /** The results that country and partners plan. */
  RESULTS,
  /** The targets that say when it is enough. */
  SUFFICIENCY_TARGETS,
  /** The conditions under which the country would say no. */
  REFUSAL_CONDITIONS,
  /** The budget by source. */
  BUDGET,
  /** The plan's duration and reporting interval. */
  PROFILE,
  RISKS,
  /** The chosen providers. */
  PARTNERS,
  /** Running initiatives of the same country and sector. */
  RUNNING_INITIATIVES,
  /** The providers' own assessments of the last year. */
  PROVIDER_ASSESSMENTS,
  /** Everybody with a part in the initiative. */
  ACTORS,
  BALLOTS,
  /** The choices of a round without a quorum: counted as zero, and without effect (S108). */
  CHOICES_NOT_COUNTED,
  PEER_REVIEWS,
  MILESTONES,
  PROGRESS_REPORTS,
  /** Joint examinations at the exit, and their consequences. */
  EXAMINATIONS,
  /** Dated policy values. */
  POLICY
}
