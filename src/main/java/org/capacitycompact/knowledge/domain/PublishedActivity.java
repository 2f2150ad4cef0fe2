package org.capacitycompact.knowledge.domain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    List<PublishedResult> results) {
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
}
