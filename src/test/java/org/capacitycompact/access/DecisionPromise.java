package org.capacitycompact.access;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The contract of a decision with other systems, written from the rules and not from the files:
 * {@code name: kind} separated by semicolons. A kind is {@code boolean}, {@code integer}, {@code
 * number}, {@code text}, or the allowed words.
 */
record DecisionPromise(
    String decision, Map<String, List<String>> facts, Map<String, List<String>> outputs) {

  /** How many different sets of values are worth sending. */
  static final int CHOICES = 6;

  private static final String ALL =
      """
      demand-gate
        ideaSource: country, joint, provider; countryCustodian: boolean; measurableResults: integer; sufficiencyTargets: integer; nationalEndorsement: boolean; tying: noProvider, untied, partiallyTied, tied
        verdict: pass, strengthen, decline; gatesFailed: integer
      ownership
        ideaSource: country, joint, provider; countryCustodian: boolean; nationalLead: boolean; measurableResults: integer; sufficiencyTargets: integer; refusalConditions: integer; frameworkAlignment: aligned, partial, none; accountability: mutual, oneSided, none; governmentBodies: integer; countrySystems: integer; localFinancingPercent: number; minimumLocalPercent: number; localExpertisePercent: number; nationalEndorsement: boolean; fragileContext: boolean; waivedCriteria: text
        verdict: owned, strengthen, notOwned; score: integer; gatesFailed: integer
      quality
        reviewMechanism: selfGoverning, peer, externalOnly, none; qaFunctions: integer; reportingIntervalDays: integer; providerReadiness: ready, partly, notReady; overlaps: integer; overlapsCoordinated: integer; actorKinds: integer; civilSocietyInDesign: boolean; anchoring: localInstitution, intermediary, parallelUnit; parallelUnitSigns: integer; capacityLevels: integer; needsAssessed: boolean; needsAssessmentMonths: integer; modalities: integer; beyondTraining: boolean; practitioners: boolean; problemOrigin: immediate, anticipatedByCountry, anticipatedByProvider; resultsLinked: boolean; lessonsConsidered: integer; lessonsSearchedNoneFound: boolean; southSouthConsidered: boolean; tertiaryLink: boolean; exitPlanned: boolean; fragileContext: boolean; waivedCriteria: text
        verdict: sound, improve, unsound; score: integer; gatesFailed: integer
      local-share
        incomeGroup: low, lowerMiddle, upperMiddle, high; fragileContext: boolean
        minimumLocalPercent: number; inKindCapPercent: number
      track
        totalBudgetUsd: number; durationMonths: number; riskLevel: low, medium, high
        track: light, full
      partnership-kind
        southernProviders: integer; supportingProviders: integer
        kind: triangular, southSouth, northSouth, none
      triangular
        demandDriven: boolean; countryLeads: boolean; sharedOwnership: boolean; responsibilitiesDefined: boolean; benefitPerPartner: boolean; transactionCostPercent: number; complementaryStrengths: boolean
        verdict: pass, strengthen; score: integer; gatesFailed: integer
      south-south
        responsibilitiesDefined: boolean; mutualBenefit: boolean; longTermRelation: boolean; adaptationPlan: boolean; partOfProgramme: boolean
        verdict: pass, strengthen; score: integer; gatesFailed: integer
      modality-mix
        humanLevel: boolean; institutionalLevel: boolean; environmentLevel: boolean; problemOrigin: immediate, anticipatedByCountry, anticipatedByProvider; tertiaryLink: boolean; southSouthPotential: boolean
        modality: training, scholarship, universityPartnership, twinning, peerExchange, practitionerSecondment, leadershipTeam, changeCoalition, policyDialogue; criterion: S49, S57, S59, S66, S67, S73, S77, S78; reason: text
      approval-route
        compactContributionUsd: number; qualityVerdict: sound, improve, unsound; ownershipVerdict: owned, strengthen, notOwned; riskLevel: low, medium, high; openWaivers: integer
        route: voteAfterIndependentReview, takeNote, noObjection, vote
      steering-outcome
        eligibleMembers: integer; ballotsCast: integer; constituenciesEligible: integer; constituenciesPresent: integer; partnerCountryEligible: integer; partnerCountryBallots: integer; approve: integer; approveWithConditions: integer; returnForRevision: integer; decline: integer; abstain: integer
        outcome: approved, approvedWithConditions, returned, declined, noQuorum; reason: text
      course-correction
        delayDays: number; budgetVariancePercent: number; resultsOnTrackPercent: number; dataAgeDays: integer; reportingIntervalDays: integer
        status: escalate, correct, watch, onTrack
      peer-review-outcome
        meanScore: number; lowestDimension: number; reviewers: integer; requiredReviewers: integer; criticalFindings: integer
        outcome: insufficient, earlyExit, suspend, courseCorrect, proceed
      exit-readiness
        countrySaysEnough: boolean; targetsMetPercent: number; functionsHandedOverPercent: number; nationalBudgetLine: boolean; sustainability: likely, uncertain, unlikely; extensionsUsed: integer
        verdict: exit, extend, return, close
      target-progress
        foundReached: boolean; wayDonePercent: number; wayDuePercent: number; aheadPoints: number; valueAgeDays: integer
        status: reached, ahead, onCourse, behind, farBehind, notMeasured
      provider-readiness
        internalSystems: ready, partly, notReady; knowsNeeds: ready, partly, notReady; willToChange: ready, partly, notReady; usesCountrySystems: ready, partly, notReady; untiedHelp: ready, partly, notReady; coordinates: ready, partly, notReady
        level: ready, partly, notReady
      """;

  static Stream<DecisionPromise> all() {
    List<String> lines = ALL.lines().toList();
    return Stream.iterate(0, at -> at < lines.size(), at -> at + 3)
        .map(
            at ->
                new DecisionPromise(
                    lines.get(at), names(lines.get(at + 1)), names(lines.get(at + 2))));
  }

  private static Map<String, List<String>> names(String line) {
    return Arrays.stream(line.split(";"))
        .map(String::strip)
        .collect(
            Collectors.toMap(
                entry -> entry.split(":")[0],
                entry -> List.of(entry.split(":")[1].strip().split(", ")),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  /** Every fact with a value of its kind, as JSON; each choice gives different values. */
  Map<String, String> facts(int choice) {
    Map<String, String> values = new LinkedHashMap<>();
    facts.forEach((name, kind) -> values.put(name, at(rightValues(kind), choice)));
    if (decision.equals("steering-outcome")) {
      // Five choices in as many ballots, and no more members.
      int each = new int[] {3, 0, 2}[choice % 3];
      values.put("ballotsCast", String.valueOf(5 * each));
      values.put("eligibleMembers", String.valueOf(5 * each));
    }
    return values;
  }

  private static List<String> rightValues(List<String> kind) {
    return switch (kind.get(0)) {
      case "boolean" -> List.of("true", "false");
      case "integer" -> List.of("3", "0", "2.0");
      case "number" -> List.of("3", "2.5", "1", "5", "4e0");
      case "text" -> List.of("\"S1, S7\"", "\"\"", "\"none of it\"");
      default -> kind.stream().map(w -> '"' + w + '"').toList();
    };
  }

  /** A JSON value that is not of this kind. */
  static String wrongValue(List<String> kind, int choice) {
    return at(
        switch (kind.get(0)) {
          case "boolean" -> List.of("1", "\"true\"", "[true]", "{\"a\":true}");
          case "integer" -> List.of("2.5", "\"3\"", "true", "99999999999", "[3]", "{\"a\":3}");
          case "number" -> List.of("\"12.5\"", "false", "1e400", "[1]", "{\"a\":1}");
          default -> List.of("7", "0.5", "true", "[\"country\"]", "{\"a\":\"b\"}");
        },
        choice);
  }

  private static String at(List<String> values, int choice) {
    return values.get(choice % values.size());
  }

  /** The kind as a refusal names it. */
  static String inWords(List<String> kind) {
    return switch (kind.get(0)) {
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      default -> "text";
    };
  }

  @Override
  public String toString() {
    return decision;
  }
}
