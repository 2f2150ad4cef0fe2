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
 * An activity as a publisher describes it (IATI 2.03). Every part may be absent, because publishers
 * make errors and what is readable is kept.
 *
 * @param identifier null when it is missing or invalid
 * @param contentHash SHA-256 (hex) of the content that the standard defines; it is independent of
 *     indentation, order of attributes and other namespaces, so it shows whether the publisher
 *     changed anything
 * @param dates the first of each type
 * @param tiedStatus the default of the activity
 * @param transactionTiedStatuses those stated for single transactions
 * @param transactionsWithoutTying whether a transaction states none, so that the default applies to
 *     it; null when this was not checked when the activity was read
 * @param lastUpdated by the publisher; the file's date if the activity states none
 * @param rules version of the reading rules
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
  /** Increased when the same file would be read differently; 0 stands for release 0.1.0. */
  public static final int RULES = 1;

  public PublishedActivity {
    titles = List.copyOf(titles);
    descriptions = List.copyOf(descriptions);
    organisations = List.copyOf(organisations);
    // Sorted, so that the report also looks the same in every run.
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
   * The tying of the whole activity; a transaction's own statement takes precedence over the
   * default. Empty when it is not known for all, or differs: then the country answers (S21).
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

  /** Whether part of the money is tied differently from the rest. */
  public boolean tyingDiffers() {
    Set<TiedStatus> all = new TreeSet<>(transactionTiedStatuses);
    if (tiedStatus != null && !Boolean.FALSE.equals(transactionsWithoutTying)) {
      all.add(tiedStatus);
    }
    return all.size() > 1;
  }

  /** Whether an earlier release with other rules read it; the file can be imported again. */
  public boolean readUnderOlderRules() {
    return rules < RULES;
  }
}
