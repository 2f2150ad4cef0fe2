package org.capacitycompact.knowledge.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data of an activity for lists and searches. */
final class ActivityProjection {
  private ActivityProjection() {}

  static List<String> countries(PublishedActivity activity) {
    return activity.countries().stream()
        .map(CountryShare::code)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  static List<String> sectors(PublishedActivity activity) {
    return activity.sectors().stream()
        .map(SectorShare::purposeGroup)
        .flatMap(Optional::stream)
        .distinct()
        .sorted()
        .toList();
  }

  static List<String> aidTypes(PublishedActivity activity) {
    return activity.aidTypes().stream()
        .filter(type -> type.vocabulary().equals("1"))
        .map(AidType::code)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  static @Nullable LocalDate startsOn(PublishedActivity activity) {
    return first(activity, ActivityDateType.ACTUAL_START, ActivityDateType.PLANNED_START);
  }

  static @Nullable LocalDate endsOn(PublishedActivity activity) {
    return first(activity, ActivityDateType.ACTUAL_END, ActivityDateType.PLANNED_END);
  }

  private static @Nullable LocalDate first(
      PublishedActivity activity, ActivityDateType actual, ActivityDateType planned) {
    LocalDate day = activity.dates().get(actual);
    return day == null ? activity.dates().get(planned) : day;
  }

  static @Nullable String publisherName(PublishedActivity activity) {
    ReportingOrganisation publisher = activity.reportingOrganisation();
    if (publisher == null) {
      return null;
    }
    return NarrativeChoice.best(publisher.names(), "en")
        .map(Narrative::text)
        .orElse(publisher.ref());
  }
}
