package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.plan.Statements;
import org.capacitycompact.plan.Missing.Moment;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the plan has to say before it is sent, as a demand or as a design. A task's form only sends
 * it: what is missing is refused at its place in the plan, and an answer that belongs there too.
 * The page of the task, the check of what is sent and the API ask here.
 */
@Component
public class PlanAnswers {

  private static final String LACKING = "plan.send.lacking";

  /**
   * What has to stand.
   *
   * @param field null for a row
   */
  private record Needed(
      Moment moment,
      Section section,
      @Nullable String field,
      String text,
      Predicate<Map<Section, List<Row>>> stands) {}

  private static final List<Needed> NEEDED =
      List.of(
          field(Moment.DEMAND, Section.NEED, "problem"),
          field(Moment.DEMAND, Section.NEED, "sector"),
          field(Moment.DEMAND, Section.NEED, "ideaSource"),
          field(Moment.DEMAND, Section.NEED, "tying"),
          field(Moment.DEMAND, Section.OWNERSHIP, "countryCustodian"),
          new Needed(
              Moment.DEMAND,
              Section.OWNERSHIP,
              "custodianInstitution",
              "plan.send.custodian",
              rows ->
                  says(rows, Section.OWNERSHIP, "custodianInstitution")
                      || of(rows, Section.OWNERSHIP).stream()
                          .noneMatch(row -> row.flag("countryCustodian").orElse(false))),
          row(Moment.DEMAND, Section.RESULTS, rows -> !of(rows, Section.RESULTS).isEmpty()),
          new Needed(
              Moment.DEMAND,
              Section.INDICATORS,
              "enough",
              LACKING,
              rows -> says(rows, Section.INDICATORS, "enough")),
          field(Moment.DESIGN, Section.OWNERSHIP, "frameworkAlignment"),
          field(Moment.DESIGN, Section.OWNERSHIP, "anchoring"),
          field(Moment.DESIGN, Section.OWNERSHIP, "parallelUnitSigns"),
          field(Moment.DESIGN, Section.GROUND, "needsAssessed"),
          new Needed(
              Moment.DESIGN,
              Section.GROUND,
              "resultsLinked",
              LACKING,
              rows ->
                  says(rows, Section.GROUND, "resultsLinked")
                      || says(rows, Section.FRAME, "developmentResult")),
          field(Moment.DESIGN, Section.FRAME, "durationMonths"),
          field(Moment.DESIGN, Section.FRAME, "reportingIntervalDays"),
          field(Moment.DESIGN, Section.FRAME, "reviewMechanism"),
          unless(Section.ACCOUNTABILITY, Section.ASSURANCE, "accountability"),
          unless(Section.EXIT, Section.ASSURANCE, "exitPlanned"),
          row(
              Moment.DESIGN,
              Section.WORK,
              rows ->
                  of(rows, Section.WORK).stream()
                      .anyMatch(row -> "MILESTONE".equals(row.values().get("kind")))),
          unless(Section.BUDGET, Section.ESTIMATE, "localCashUsd"),
          unless(Section.BUDGET, Section.ESTIMATE, "localInKindUsd"),
          unless(Section.BUDGET, Section.ESTIMATE, "budgetProviderCashUsd"),
          unless(Section.BUDGET, Section.ESTIMATE, "budgetProviderInKindUsd"),
          unless(Section.BUDGET, Section.ESTIMATE, "budgetCompactUsd"));

  private final PlanRecord plan;
  private final PlanRows written;
  private final FormerQuestions former;
  private final Missing missing;
  private final Initiatives initiatives;
  private final Wording wording;

  PlanAnswers(
      PlanRecord plan,
      PlanRows written,
      FormerQuestions former,
      Missing missing,
      Initiatives initiatives,
      Wording wording) {
    this.plan = plan;
    this.written = written;
    this.former = former;
    this.missing = missing;
    this.initiatives = initiatives;
    this.wording = wording;
  }

  /** Whether this form sends the plan, whichever release its task began under. */
  public static boolean areSentWith(String form) {
    return form.equals(Statements.DEMAND) || form.equals(Statements.DESIGN);
  }

  /**
   * Something that has to stand before the plan is sent.
   *
   * @param field null where a row is missing
   * @param position of the row that lacks it; 0 where there is none yet
   */
  public record Lack(Section section, @Nullable String field, int position) {}

  /**
   * How a page of the plan stands.
   *
   * @param rows how many each of its sections has
   * @param lacking what has to stand before the plan is sent
   * @param open how much more is open, which nothing refuses
   */
  public record Part(PlanPage page, Map<Section, Integer> rows, List<Lack> lacking, int open) {

    public Part {
      lacking = List.copyOf(lacking);
    }
  }

  /**
   * What is wrong with a plan that is sent, at its place in the plan each. Nobody writes in the
   * plan any more until the transaction ends, so call it before the transaction has read any of it.
   *
   * @param moment as what it is sent; null for a task that sends no plan
   * @param answers what was sent with it: what belongs in the plan is taken out, and refused
   */
  public List<FieldError> wrong(
      InitiativeNumber number, @Nullable Moment moment, Map<String, Object> answers) {
    if (moment == null) {
      return List.of();
    }
    written.hold(number);
    Set<String> elsewhere =
        answers.keySet().stream()
            .filter(key -> former.of(key).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
    answers.keySet().removeAll(elsewhere);
    return Stream.concat(
            elsewhere.stream()
                .flatMap(
                    key ->
                        former.of(key).stream()
                            .map(
                                place ->
                                    refusal(number, key, "plan.send.former", place.section()))),
            lacking(number, moment).stream())
        .toList();
  }

  private List<FieldError> lacking(InitiativeNumber number, Moment moment) {
    Map<Section, List<Row>> rows = plan.whole(number);
    return NEEDED.stream()
        .filter(needed -> needed.moment() == moment && !needed.stands().test(rows))
        .map(
            needed ->
                refusal(
                    number,
                    needed.field() == null ? needed.section().id() : needed.field(),
                    needed.text(),
                    needed.section()))
        .toList();
  }

  /** How the pages of the plan stand, in their order. */
  public List<Part> parts(InitiativeNumber number, Moment moment) {
    Initiative initiative = initiatives.get(number);
    Map<Section, List<Row>> rows = plan.whole(number);
    List<Missing.Gap> gaps =
        missing.of(initiative, moment == Moment.DEMAND ? Phase.DEMAND : Phase.DESIGN, rows);
    List<Part> parts = new ArrayList<>();
    for (PlanPage page : PlanPage.values()) {
      Map<Section, Integer> counts = new LinkedHashMap<>();
      page.sections().forEach(section -> counts.put(section, of(rows, section).size()));
      List<Lack> lacking =
          NEEDED.stream()
              .filter(needed -> needed.moment() == moment)
              .filter(needed -> page.sections().contains(needed.section()))
              .filter(needed -> !needed.stands().test(rows))
              .map(needed -> lack(needed, rows))
              .toList();
      int open =
          (int)
              gaps.stream()
                  .filter(gap -> page.sections().contains(gap.section()))
                  .filter(gap -> moment == Moment.DESIGN || gap.neededFor() == moment)
                  .filter(
                      gap ->
                          lacking.stream()
                              .noneMatch(
                                  lack ->
                                      lack.section() == gap.section()
                                          && (gap.field() == null
                                              || gap.field().equals(lack.field()))))
                  .count();
      parts.add(new Part(page, counts, lacking, open));
    }
    return List.copyOf(parts);
  }

  private static Lack lack(Needed needed, Map<Section, List<Row>> rows) {
    return new Lack(
        needed.section(),
        needed.field(),
        needed.field() == null
            ? 0
            : of(rows, needed.section()).stream().findFirst().map(Row::position).orElse(0));
  }

  /** The words name the section, its page, and its address in the API. */
  private FieldError refusal(InitiativeNumber number, String key, String text, Section section) {
    Locale language = LocaleContextHolder.getLocale();
    String plans = "/initiatives/" + number + "/plan/";
    return FieldError.of(
        key,
        text,
        wording.say(language, "plan.section." + section.id()),
        plans + PlanPage.of(section).id(),
        "/api" + plans + section.id() + (section.isSingle() ? "/1" : ""));
  }

  private static Needed field(Moment moment, Section section, String field) {
    return new Needed(moment, section, field, LACKING, rows -> says(rows, section, field));
  }

  private static Needed row(
      Moment moment, Section section, Predicate<Map<Section, List<Row>>> stands) {
    return new Needed(moment, section, null, "plan.send.row", stands);
  }

  /** A field of the design that rows of another section say better. */
  private static Needed unless(Section better, Section section, String field) {
    return new Needed(
        Moment.DESIGN,
        section,
        field,
        LACKING,
        rows -> !of(rows, better).isEmpty() || says(rows, section, field));
  }

  private static List<Row> of(Map<Section, List<Row>> rows, Section section) {
    return rows.getOrDefault(section, List.of());
  }

  private static boolean says(Map<Section, List<Row>> rows, Section section, String key) {
    return of(rows, section).stream().anyMatch(row -> row.values().containsKey(key));
  }
}
