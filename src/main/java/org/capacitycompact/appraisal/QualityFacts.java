package org.capacitycompact.appraisal;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capacitycompact.criteria.CountedPlan;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.PlanFacts;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.criteria.WaivedGates;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Statement;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.overlap.Overlaps;
import org.capacitycompact.partnership.ReadinessAssessments;
import org.capacitycompact.policy.CountryFactBook;
import org.capacitycompact.policy.CountryFacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gathers the inputs of {@code quality} for a design. Unknown facts are null, which is never read
 * as a no.
 */
@Component
class QualityFacts {

  private static final Records PROVIDER_ASSESSMENTS = Records.named("PROVIDER_ASSESSMENTS");
  static final Records ACTORS = Records.answered("ACTORS", "anchoring");
  private static final Records OVERLAPS = Records.named("OVERLAPS");

  /** What a lesson that somebody wrote is found by: a year, or an address. */
  private static final Pattern FOUND_BY = Pattern.compile("\\b(19|20)\\d\\d\\b|://");

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
  private final Overlaps overlaps;
  private final PlanFacts counted;
  private final ActorKinds actorKinds;
  private final SocietyInDesign society;
  private final ReadinessAssessments readiness;
  private final Initiatives initiatives;
  private final CountryFactBook countryFacts;
  private final WaivedGates waived;
  private final CountryDays days;

  QualityFacts(
      Designs designs,
      Overlaps overlaps,
      PlanFacts counted,
      ActorKinds actorKinds,
      SocietyInDesign society,
      ReadinessAssessments readiness,
      Initiatives initiatives,
      CountryFactBook countryFacts,
      WaivedGates waived,
      CountryDays days) {
    this.designs = designs;
    this.overlaps = overlaps;
    this.counted = counted;
    this.actorKinds = actorKinds;
    this.society = society;
    this.readiness = readiness;
    this.initiatives = initiatives;
    this.countryFacts = countryFacts;
    this.waived = waived;
    this.days = days;
  }

  Facts of(InitiativeNumber number) {
    return of(number, designs.stated(number).orElse(Statement.unsaid(Statements.DESIGN)));
  }

  /** The facts of a design that is still being written. */
  Facts of(InitiativeNumber number, Statement design) {
    LocalDate today = days.todayOf(number);
    Facts facts = new Facts();
    CountedPlan rows = counted.of(number);
    WORDS.forEach(key -> planned(facts, rows, design, key, design.text(key)));
    FLAGS.forEach(key -> planned(facts, rows, design, key, design.flag(key)));
    COUNTS.forEach(key -> planned(facts, rows, design, key, design.count(key)));
    planned(facts, rows, design, "reportingIntervalDays", design.whole("reportingIntervalDays"));
    Overlaps.Counted found = overlaps.counted(number);
    coordinated(facts, design, found);
    Statement demand = designs.demand(number);
    said(facts, demand, "problemOrigin", demand.text("problemOrigin"));
    SocietyInDesign.Part part = society.of(number, rows);
    String country = initiatives.get(number).country();
    Optional<CountryFacts> context = countryFacts.facts(country, today);
    return waived
        .put(facts, number)
        .put("overlaps", found.overlaps(), Origin.counted(OVERLAPS))
        .put(
            "lessonsConsidered",
            lessons(design),
            Origin.field(design, "lessonsConsidered", "otherLessons", "lessonsSearchedNoneFound"))
        .put(
            "needsAssessmentMonths",
            monthsSince(design, today),
            Origin.field(design, "needsAssessmentDate"))
        .put(
            "providerReadiness",
            readiness.lowest(number).orElse(null),
            Origin.counted(PROVIDER_ASSESSMENTS))
        .put("actorKinds", actorKinds.of(number, design, rows).size(), Origin.counted(ACTORS))
        .put("civilSocietyInDesign", part.took(), part.origin())
        .put(
            "fragileContext",
            context.map(CountryFacts::fragile).orElse(null),
            Origin.country(country, context));
  }

  /** Counted; what a design of before claimed counts until the country has looked. */
  private static void coordinated(Facts facts, Statement design, Overlaps.Counted found) {
    Integer claimed = design.whole("overlapsCoordinated").orElse(found.claimed());
    if (found.looked() || claimed == null) {
      facts.put("overlapsCoordinated", found.coordinated(), Origin.counted(OVERLAPS));
    } else {
      // Some may have ended since, so the number is limited to the existing ones.
      facts.put(
          "overlapsCoordinated",
          Math.min(claimed, found.overlaps()),
          Origin.field(design, "overlapsCoordinated"));
    }
  }

  /** A fact of the design that the plan's rows may say. */
  private static void planned(
      Facts facts, CountedPlan rows, Statement design, String field, Optional<?> value) {
    rows.put(facts, field, value.orElse(null), Origin.field(design, field));
  }

  private static void said(Facts facts, Statement said, String field, Optional<?> value) {
    facts.put(field, value.orElse(null), Origin.field(said, field));
  }

  /**
   * Lessons chosen, and those written with what lets others find them (S76); 0 only if the writer
   * says whether they have searched, otherwise unknown.
   */
  private static @Nullable Integer lessons(Statement design) {
    int named =
        design.list("lessonsConsidered").size()
            + (int) design.lines("otherLessons").stream().filter(FOUND_BY.asPredicate()).count();
    return named == 0 && design.flag("lessonsSearchedNoneFound").isEmpty() ? null : named;
  }

  private static @Nullable Integer monthsSince(Statement design, LocalDate today) {
    return design
        .date("needsAssessmentDate")
        .map(date -> (int) ChronoUnit.MONTHS.between(date, today))
        // A future assessment does not count yet.
        .filter(months -> months >= 0)
        .orElse(null);
  }
}
