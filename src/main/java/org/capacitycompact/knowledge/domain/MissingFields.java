package org.capacitycompact.knowledge.domain;

/**
 * Reports what an activity lacks: what the standard requires (schema and rule set of 2.03), and
 * what a demand that starts from it will need.
 */
final class MissingFields {
  private final PublishedActivity activity;
  private final boolean startStands;
  private final int line;
  private final Findings findings;

  /**
   * @param startStands whether a start date is given, even an unreadable one
   */
  MissingFields(PublishedActivity activity, boolean startStands, int line, Findings findings) {
    this.activity = activity;
    this.startStands = startStands;
    this.line = line;
    this.findings = findings;
  }

  void report() {
    required(activity.identifier() == null, "iati-identifier");
    required(activity.reportingOrganisation() == null, "reporting-org");
    required(activity.titles().isEmpty(), "title");
    required(activity.descriptions().isEmpty(), "description");
    required(activity.organisations().isEmpty(), "participating-org");
    required(activity.status() == null, "activity-status");
    // One of the two start dates is required (rule 6.11.1).
    if (!startStands) {
      findings.missing("activity-date", line);
    }
    required(activity.sectors().isEmpty(), "sector");
    boolean country = activity.countries().stream().anyMatch(c -> c.code() != null);
    boolean region = !activity.regions().isEmpty();
    required(!country && !region, "recipient-country");
    wanted(!country && region, "recipient-country");
    boolean some = Boolean.TRUE.equals(activity.transactionsWithoutTying());
    wanted(
        activity.tiedStatus() == null && (some || activity.transactionTiedStatuses().isEmpty()),
        "default-tied-status");
    wanted(activity.aidTypes().isEmpty(), "default-aid-type");
    wanted(activity.budgets().isEmpty(), "budget");
    wanted(activity.results().isEmpty(), "result");
  }

  private void required(boolean missing, String field) {
    if (missing) {
      findings.missingUnlessWrong(FindingKind.REQUIRED_MISSING, field, line);
    }
  }

  private void wanted(boolean missing, String field) {
    if (missing) {
      findings.missingUnlessWrong(FindingKind.WANTED_MISSING, field, line);
    }
  }
}
