package org.capacitycompact.criteria;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.knowledge.domain.CountryShare;
import org.capacitycompact.knowledge.domain.NarrativeChoice;
import org.capacitycompact.knowledge.domain.OrganisationRole;
import org.capacitycompact.knowledge.domain.ParticipatingOrganisation;
import org.capacitycompact.knowledge.domain.PublishedActivity;
import org.capacitycompact.knowledge.domain.PublishedResult;
import org.capacitycompact.knowledge.domain.PublishedResult.Indicator;
import org.capacitycompact.knowledge.domain.TiedStatus;

/**
 * A published activity as facts for the demand gate: only what the publisher stated. An absent fact
 * is unknown, which is never read as a no.
 *
 * @param namesInstitution whether a public institution of a partner country has any role in it
 */
record PublishedAtTheGate(
    String identifier,
    String title,
    boolean namesInstitution,
    Map<String, Object> facts,
    Decisions.Answer answer) {

  /** IATI code list OrganisationType: government, local government, other public sector. */
  private static final Set<String> PUBLIC = Set.of("10", "11", "15");

  static PublishedAtTheGate of(PublishedActivity activity) {
    Map<String, Object> facts = new HashMap<>();
    if (institutions(activity).anyMatch(role -> role == OrganisationRole.ACCOUNTABLE)) {
      facts.put("countryCustodian", true);
    }
    if (!activity.results().isEmpty()) {
      facts.put("measurableResults", measurable(activity));
    }
    String tying = tying(activity);
    if (tying != null) {
      facts.put("tying", tying);
    }
    return new PublishedAtTheGate(
        String.valueOf(activity.identifier()),
        NarrativeChoice.best(activity.titles(), "en").map(title -> title.text()).orElse(""),
        institutions(activity).findAny().isPresent(),
        facts,
        Decisions.evaluate("demand-gate", facts));
  }

  /** The gate's verdict if a country had written the rest of it well. */
  String verdictOfADemandFromIt() {
    Map<String, Object> written = new HashMap<>(facts);
    written.put("ideaSource", "country");
    written.put("sufficiencyTargets", 1);
    written.put("nationalEndorsement", true);
    written.putIfAbsent("measurableResults", 1);
    return Decisions.evaluate("demand-gate", written).output("verdict");
  }

  /** The roles of public institutions of the partner countries, recognised by their identifiers. */
  private static Stream<OrganisationRole> institutions(PublishedActivity activity) {
    Set<String> countries =
        activity.countries().stream()
            .map(CountryShare::code)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return activity.organisations().stream()
        .filter(each -> each.role() != null && PUBLIC.contains(String.valueOf(each.type())))
        .filter(each -> each.ref() != null && each.ref().matches("[A-Z]{2}-.+"))
        .filter(each -> countries.contains(each.ref().substring(0, 2)))
        .map(ParticipatingOrganisation::role);
  }

  /** Results with an indicator that states its target. */
  private static int measurable(PublishedActivity activity) {
    return (int) activity.results().stream().filter(PublishedAtTheGate::isMeasurable).count();
  }

  private static boolean isMeasurable(PublishedResult result) {
    return result.indicators().stream().anyMatch(PublishedAtTheGate::hasTarget);
  }

  private static boolean hasTarget(Indicator indicator) {
    return indicator.periods().stream()
        .flatMap(period -> period.targets().stream())
        .anyMatch(target -> target.published() != null);
  }

  /** As stated for the activity; else as stated for all transactions alike. */
  private static String tying(PublishedActivity activity) {
    TiedStatus status = activity.tying().orElse(null);
    return status == null
        ? null
        : switch (status) {
          case UNTIED -> "untied";
          case PARTIALLY_TIED -> "partiallyTied";
          case TIED -> "tied";
        };
  }

  String verdict() {
    return answer.output("verdict");
  }

  String level(String criterion) {
    return String.valueOf(answer.findingsOf(criterion).get(0).get("level"));
  }

  /** The remedies of findings that are known and not met. */
  List<String> knownRemedies() {
    return answer.findings().stream()
        .filter(each -> !Set.of("met", "unknown").contains(String.valueOf(each.get("level"))))
        .map(each -> String.valueOf(each.get("remedy")))
        .toList();
  }
}
