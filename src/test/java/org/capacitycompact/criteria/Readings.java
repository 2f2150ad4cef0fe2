package org.capacitycompact.criteria;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The five decisions with findings, implemented in Java from the criteria. */
final class Readings {

  private Readings() {}

  static PlainReading of(String decision, Map<String, Object> facts) {
    return switch (decision) {
      case "demand-gate" -> new DemandGate(facts);
      case "ownership" -> new Ownership(facts);
      case "quality" -> new Quality(facts);
      case "triangular" -> new Triangular(facts);
      case "south-south" -> new SouthSouth(facts);
      default -> throw new IllegalArgumentException(decision);
    };
  }

  private static final class DemandGate extends PlainReading {
    DemandGate(Map<String, Object> facts) {
      super(facts);
      gate("S1", 1, idea());
      gate("S3", 1, atLeastOne("measurableResults"));
      gate("S137", 1, atLeastOne("sufficiencyTargets"));
      gate("S18", 1, yesNo("nationalEndorsement"));
      var untied =
          word("tying", Map.of("noProvider", 3, "untied", 3, "partiallyTied", 1, "tied", 0));
      add("S21", 1, untied, untied == null || untied < 3);
    }

    @Override
    String verdict() {
      boolean unfinished = at("unknown", "S1", "S3", "S137", "S18", "S21");
      if (!unfinished && at("unmet", "S1", "S21")) {
        return "decline";
      }
      return gatesFailed() == 0 ? "pass" : "strengthen";
    }
  }

  private static final class Ownership extends PlainReading {
    Ownership(Map<String, Object> facts) {
      super(facts, waivedIn(facts));
      gate("S1", 2, idea());
      scored("S2", 1, yesNo("nationalLead"));
      scored("S3", 1, atLeastOne("measurableResults"));
      scored("S4", 1, atLeastOne("sufficiencyTargets"));
      scored("S5", 1, atLeastOne("refusalConditions"));
      gate("S6", 2, word("frameworkAlignment", Map.of("aligned", 3, "partial", 2, "none", 0)));
      gate("S7", 2, word("accountability", Map.of("mutual", 3, "oneSided", 1, "none", 0)));
      scored("S8", 1, steps("governmentBodies", 2, 1));
      scored("S9", 1, isAtLeast("countrySystems", 6) ? null : steps("countrySystems", 3, 1));
      gate("S10", 2, localFinance());
      scored("S11", 1, steps("localExpertisePercent", 50, 20));
      scored("S53", 1, yesNo("nationalEndorsement"));
    }

    private @Nullable Integer localFinance() {
      var local = number("localFinancingPercent");
      var minimum = number("minimumLocalPercent");
      if (local == null) {
        return null;
      }
      if (local.signum() == 0) {
        return 0;
      }
      return minimum == null ? null : local.compareTo(minimum) < 0 ? (Integer) 1 : (Integer) 3;
    }

    @Override
    String verdict() {
      boolean unfinished = at("unknown", "S1", "S6", "S7", "S10");
      if (!unfinished && (at("unmet", "S1") || gatesFailed() > 1 || score() < 30)) {
        return "notOwned";
      }
      int enough = isTrue("fragileContext") ? 50 : 60;
      return gatesFailed() == 0 && score() >= enough ? "owned" : "strengthen";
    }
  }

  private static final class Quality extends PlainReading {
    Quality(Map<String, Object> facts) {
      super(facts, waivedIn(facts));
      var review = "reviewMechanism";
      gate(
          "S27",
          2,
          word(review, Map.of("selfGoverning", 3, "peer", 3, "externalOnly", 3, "none", 0)));
      scored(
          "S28",
          1,
          word(review, Map.of("selfGoverning", 3, "peer", 3, "externalOnly", 1, "none", 0)));
      scored("S29", 1, outOf("qaFunctions", 0, 1, 2, 2, 3));
      scored("S33", 1, interval());
      scored("S34", 1, word("providerReadiness", Map.of("ready", 3, "partly", 1, "notReady", 0)));
      scored("S36", 1, coordination());
      scored("S42", 1, steps("actorKinds", 4, 2));
      scored("S43", 1, yesNo("civilSocietyInDesign"));
      gate(
          "S44",
          2,
          word("anchoring", Map.of("localInstitution", 3, "intermediary", 2, "parallelUnit", 0)));
      gate("S46", 2, outOf("parallelUnitSigns", 3, 1, 0, 0));
      scored("S57", 1, outOf("capacityLevels", 0, 1, 2, 3));
      gate("S61", 2, assessed());
      scored("S63", 1, steps("modalities", 2, 1));
      scored("S65", 1, yesNo("beyondTraining"));
      scored("S73", 1, yesNo("practitioners"));
      scored(
          "S74",
          1,
          word(
              "problemOrigin",
              Map.of("immediate", 3, "anticipatedByCountry", 2, "anticipatedByProvider", 0)));
      gate("S75", 2, yesNo("resultsLinked"));
      gate("S76", 2, lessons());
      scored("S77", 1, yesNo("southSouthConsidered"));
      scored("S78", 1, yesNo("tertiaryLink"));
      gate("S137", 2, yesNo("exitPlanned"));
    }

    /** The points for 0, 1, 2 and so on; a higher number is not recognised. */
    private @Nullable Integer outOf(String name, int... points) {
      var value = number(name);
      return value == null || value.intValue() >= points.length
          ? null
          : (Integer) points[value.intValue()];
    }

    private @Nullable Integer interval() {
      if (number("reportingIntervalDays") == null) {
        return null;
      }
      return isAtMost("reportingIntervalDays", 92)
          ? 3
          : isAtMost("reportingIntervalDays", 184) ? 1 : 0;
    }

    private @Nullable Integer coordination() {
      var overlaps = number("overlaps");
      var coordinated = number("overlapsCoordinated");
      if (overlaps == null) {
        return null;
      }
      if (overlaps.signum() == 0) {
        return 3;
      }
      if (coordinated == null || coordinated.signum() == 0) {
        return 0;
      }
      return coordinated.compareTo(overlaps) >= 0 ? 3 : 1;
    }

    private @Nullable Integer assessed() {
      var assessed = yesNo("needsAssessed");
      return assessed == null || assessed == 0 || isAtMost("needsAssessmentMonths", 36)
          ? assessed
          : (Integer) 1;
    }

    private @Nullable Integer lessons() {
      var considered = atLeastOne("lessonsConsidered");
      return considered != null && isTrue("lessonsSearchedNoneFound") ? (Integer) 3 : considered;
    }

    @Override
    String verdict() {
      boolean unfinished = at("unknown", "S27", "S44", "S46", "S61", "S75", "S76", "S137");
      if (!unfinished && (gatesFailed() > 1 || score() < 40)) {
        return "unsound";
      }
      int enough = isTrue("fragileContext") ? 55 : 65;
      return gatesFailed() == 0 && score() >= enough ? "sound" : "improve";
    }
  }

  private static final class Triangular extends PlainReading {
    Triangular(Map<String, Object> facts) {
      super(facts);
      gate("S92", 2, yesNo("demandDriven"));
      gate("S91", 2, yesNo("countryLeads"));
      gate("S88", 2, yesNo("sharedOwnership"));
      gate("S84", 2, yesNo("responsibilitiesDefined"));
      gate("S87", 2, yesNo("benefitPerPartner"));
      var cost = "transactionCostPercent";
      scored(
          "S89",
          1,
          number(cost) == null
              ? null
              : (Integer) (isAtMost(cost, 10) ? 3 : isAtMost(cost, 20) ? 1 : 0));
      scored("S90", 1, yesNo("complementaryStrengths"));
    }

    @Override
    String verdict() {
      return gatesFailed() == 0 ? "pass" : "strengthen";
    }
  }

  private static final class SouthSouth extends PlainReading {
    SouthSouth(Map<String, Object> facts) {
      super(facts);
      gate("S84", 2, yesNo("responsibilitiesDefined"));
      scored("S83", 1, yesNo("mutualBenefit"));
      scored("S85", 1, yesNo("longTermRelation"));
      scored("S98", 1, yesNo("adaptationPlan"));
      scored("S97", 1, yesNo("partOfProgramme"));
    }

    @Override
    String verdict() {
      return gatesFailed() == 0 ? "pass" : "strengthen";
    }
  }
}
