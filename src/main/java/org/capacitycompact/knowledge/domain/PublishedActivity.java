package org.capacitycompact.knowledge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An activity as a publisher describes it (IATI 2.03). Every part may be absent: publishers err,
 * and what is readable is kept.
 *
 * @param identifier null where there was none, or none that could be one
 * @param contentHash SHA-256 (hex) of what the standard knows of the activity; it does not change
 *     with indentation, order of attributes or other namespaces, so it tells whether a publisher
 *     changed anything
 * @param dates the first of each type
 * @param tiedStatus the default of the activity
 * @param transactionTiedStatuses those stated for single transactions
 * @param transactionsWithoutTying whether a transaction states none, so that the default is its
 *     own; null where it was not asked when the activity was read
 * @param lastUpdated by the publisher; of the file where the activity does not say
 * @param rules under which it was read
 */
public record PublishedActivity(
    @Nullable String identifier,
    String contentHash,
    @Nullable ReportingOrganisation reportingOrganisation,
    List<Narrative> titles,
    List<PublishedDescription> descriptions,
    List<ParticipatingOrganisation> organisations,
    @Nullable ActivityStatus status,
    Map<ActivityDateType, LocalDate> dates,
    List<CountryShare> countries,
    List<RegionShare> regions,
    List<SectorShare> sectors,
    @Nullable TiedStatus tiedStatus,
    Set<TiedStatus> transactionTiedStatuses,
    List<AidType> aidTypes,
    @Nullable String collaborationType,
    @Nullable String flowType,
    @Nullable String financeType,
    List<PublishedAmount> budgets,
    List<PublishedAmount> plannedDisbursements,
    List<PublishedResult> results,
    @Nullable Boolean transactionsWithoutTying,
    @Nullable Instant lastUpdated,
    int rules) {
  /** Raised when the same file would be read otherwise; 0 stands for release 0.1.0. */
  public static final int RULES = 1;

  public PublishedActivity {
    titles = List.copyOf(titles);
    descriptions = List.copyOf(descriptions);
    organisations = List.copyOf(organisations);
    // Sorted, so that the report reads the same in every run, not only compares equal.
    dates = Collections.unmodifiableMap(new TreeMap<>(dates));
    countries = List.copyOf(countries);
    regions = List.copyOf(regions);
    sectors = List.copyOf(sectors);
    transactionTiedStatuses = Collections.unmodifiableSet(new TreeSet<>(transactionTiedStatuses));
    aidTypes = List.copyOf(aidTypes);
    budgets = List.copyOf(budgets);
    plannedDisbursements = List.copyOf(plannedDisbursements);
    results = List.copyOf(results);
  }

  /**
   * The tying of the whole: what a transaction says of itself counts before the default. Empty
   * where it is not said of all, or where they differ: then the country answers (S21).
   */
  public Optional<TiedStatus> tying() {
    Set<TiedStatus> all = new TreeSet<>(transactionTiedStatuses);
    if (all.isEmpty() || !Boolean.FALSE.equals(transactionsWithoutTying)) {
      if (tiedStatus == null) {
        return Optional.empty();
      }
      all.add(tiedStatus);
    }
    return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
  }

  /** True where some of the money is tied otherwise than the rest. */
  public boolean tyingDiffers() {
    Set<TiedStatus> all = new TreeSet<>(transactionTiedStatuses);
    if (tiedStatus != null && !Boolean.FALSE.equals(transactionsWithoutTying)) {
      all.add(tiedStatus);
    }
    return all.size() > 1;
  }

  /** True where it was read by a release that read otherwise; the file can be imported again. */
  public boolean readUnderOlderRules() {
    return rules < RULES;
  }
}
