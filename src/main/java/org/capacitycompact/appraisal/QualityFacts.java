package org.capacitycompact.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.ProviderReadiness;
import org.capacitycompact.initiative.plan.Plans;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.party.CountryFacts;
import org.capacitycompact.party.Parties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers what {@code quality} asks about a design. What nobody has said is null: unknown, never a
 * no.
 */
@Component
class QualityFacts {

  private static final List<String> WORDS = List.of("reviewMechanism", "anchoring");
  private static final List<String> FLAGS =
      List.of(
          "needsAssessed",
          "beyondTraining",
          "practitioners",
          "resultsLinked",
          "lessonsSearchedNoneFound",
          "southSouthConsidered",
          "tertiaryLink",
          "exitPlanned");
  private static final List<String> COUNTS =
      List.of("qaFunctions", "parallelUnitSigns", "capacityLevels", "modalities");

  private final Designs designs;
  private final Plans plans;
  private final ActorKinds actorKinds;
  private final ProviderReadiness readiness;
  private final Initiatives initiatives;
  private final Parties parties;
  private final Clock clock;

  QualityFacts(
      Designs designs,
      Plans plans,
      ActorKinds actorKinds,
      ProviderReadiness readiness,
      Initiatives initiatives,
      Parties parties,
      Clock clock) {
    this.designs = designs;
    this.plans = plans;
    this.actorKinds = actorKinds;
    this.readiness = readiness;
    this.initiatives = initiatives;
    this.parties = parties;
    this.clock = clock;
  }

  Map<String, @Nullable Object> of(String number) {
    return of(number, designs.stated(number).orElse(Statement.EMPTY));
  }

  /** The facts of a design that is still being written. */
  Map<String, @Nullable Object> of(String number, Statement design) {
    LocalDate today = LocalDate.now(clock);
    Map<String, @Nullable Object> facts = new HashMap<>();
    WORDS.forEach(key -> facts.put(key, design.text(key).orElse(null)));
    FLAGS.forEach(key -> facts.put(key, design.flag(key).orElse(null)));
    COUNTS.forEach(key -> facts.put(key, design.count(key).orElse(null)));
    facts.put("reportingIntervalDays", design.whole("reportingIntervalDays").orElse(null));
    facts.put("overlaps", plans.overlaps(number).size());
    facts.put("overlapsCoordinated", design.whole("overlapsCoordinated").orElse(null));
    facts.put("lessonsConsidered", lessons(design));
    facts.put("needsAssessmentMonths", monthsSince(design, today));
    facts.put("problemOrigin", designs.demand(number).text("problemOrigin").orElse(null));
    facts.put("providerReadiness", readiness.lowest(number).orElse(null));
    facts.put("actorKinds", actorKinds.of(number, design).size());
    facts.put(
        "civilSocietyInDesign",
        designs.lastComment(number).map(Designs.Comment::tookPart).orElse(null));
    facts.put(
        "fragileContext",
        parties
            .facts(initiatives.get(number).country(), today)
            .map(CountryFacts::fragile)
            .orElse(null));
    return facts;
  }

  /** Lessons ticked and written down; 0 is known only from whoever has said to have searched. */
  private static @Nullable Integer lessons(Statement design) {
    int named = design.list("lessonsConsidered").size() + design.lines("otherLessons").size();
    return named == 0 && design.flag("lessonsSearchedNoneFound").isEmpty() ? null : named;
  }

  private static @Nullable Integer monthsSince(Statement design, LocalDate today) {
    return design
        .date("needsAssessmentDate")
        .map(date -> (int) ChronoUnit.MONTHS.between(date, today))
        .orElse(null);
  }
}
