package org.capacitycompact.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.initiative.Initiative;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a plan still lacks: which rows and fields, and whether the demand or only the design needs
 * them. Nothing that it names refuses anything. The light track asks for one result with an
 * indicator, one target that says when it is enough, one budget line and one condition of refusal,
 * and for no more.
 */
@Component
public class Missing {

  private final List<PlanNeeds> needs;

  Missing(List<PlanNeeds> needs) {
    this.needs = needs;
  }

  /** What needs it. */
  public enum Moment {
    DEMAND,
    DESIGN
  }

  /**
   * Something that is missing.
   *
   * @param position of the row; 0 where a row is missing
   * @param under the result that the missing row would belong to; 0 for none
   * @param field the key of the field; null where the row itself is missing
   * @param messageKey what is missing in words; null for the plain name of row or field
   */
  public record Gap(
      Section section,
      int position,
      int under,
      @Nullable String field,
      @Nullable String messageKey,
      List<String> args,
      Moment neededFor) {

    /** A row that the section lacks. */
    public static Gap row(Section section, Moment neededFor) {
      return new Gap(section, 0, 0, null, null, List.of(), neededFor);
    }

    /** A field that a row lacks. */
    public static Gap field(Row row, String field, Moment neededFor) {
      return new Gap(row.section(), row.position(), 0, field, null, List.of(), neededFor);
    }

    private static Gap said(
        Section section, int position, int under, String key, List<String> args, Moment moment) {
      return new Gap(section, position, under, null, key, args, moment);
    }
  }

  /** What the plan lacks for what comes now; nothing once it is sent or signed. */
  public List<Gap> of(Initiative initiative, Phase phase, Map<Section, List<Row>> plan) {
    if (!phase.isWritten()) {
      return List.of();
    }
    List<Gap> gaps = new ArrayList<>(least(plan));
    if (!initiative.track().equals("light")) {
      gaps.addAll(ofResults(plan));
      gaps.addAll(ofWork(plan));
      gaps.addAll(ofFrame(plan));
    }
    needs.forEach(each -> gaps.addAll(each.of(initiative, plan)));
    return List.copyOf(gaps);
  }

  /** The least of any plan: with it, a demand can be sent. */
  private static List<Gap> least(Map<Section, List<Row>> plan) {
    List<Gap> gaps = new ArrayList<>();
    List<Row> indicators = rows(plan, Section.INDICATORS);
    if (rows(plan, Section.RESULTS).isEmpty()) {
      gaps.add(Gap.row(Section.RESULTS, Moment.DEMAND));
    }
    if (indicators.isEmpty()) {
      gaps.add(Gap.row(Section.INDICATORS, Moment.DEMAND));
    } else if (indicators.stream().noneMatch(row -> row.values().containsKey("enough"))) {
      Row first = indicators.get(0);
      gaps.add(
          new Gap(
              Section.INDICATORS,
              first.position(),
              0,
              "enough",
              "plan.missing.enough",
              List.of(),
              Moment.DEMAND));
    }
    boolean estimated =
        rows(plan, Section.ESTIMATE).stream()
            .anyMatch(row -> answers(row, "totalBudgetUsd", "localCashUsd", "localInKindUsd"));
    Stream.of(Section.BUDGET, Section.REFUSALS)
        .filter(section -> rows(plan, section).isEmpty())
        .filter(section -> section != Section.BUDGET || !estimated)
        .forEach(section -> gaps.add(Gap.row(section, Moment.DEMAND)));
    return gaps;
  }

  private static List<Gap> ofResults(Map<Section, List<Row>> plan) {
    List<Gap> gaps = new ArrayList<>();
    Set<String> measured =
        rows(plan, Section.INDICATORS).stream()
            .flatMap(row -> row.text("result").stream())
            .collect(Collectors.toSet());
    for (Row result : rows(plan, Section.RESULTS)) {
      if (!measured.contains(String.valueOf(result.position())) && !measured.isEmpty()) {
        gaps.add(
            Gap.said(
                Section.INDICATORS,
                0,
                result.position(),
                "plan.missing.indicatorOf",
                List.of(result.name()),
                Moment.DESIGN));
      }
      lacking(result, gaps, "capacityLevel");
    }
    for (Row indicator : rows(plan, Section.INDICATORS)) {
      boolean based = answers(indicator, "baseline", "baselineWords", "measuredBy");
      if (!based) {
        gaps.add(Gap.field(indicator, "baseline", Moment.DESIGN));
      } else if (indicator.values().containsKey("baseline")) {
        lacking(indicator, gaps, "baselineOn");
      }
      if (!answers(indicator, "target1Value", "targetWords", "enough")) {
        gaps.add(Gap.field(indicator, "target1Value", Moment.DESIGN));
      }
      lacking(indicator, gaps, "verification");
    }
    return gaps;
  }

  private static List<Gap> ofWork(Map<Section, List<Row>> plan) {
    List<Gap> gaps = new ArrayList<>();
    List<Row> milestones =
        rows(plan, Section.WORK).stream()
            .filter(row -> row.text("kind").filter("MILESTONE"::equals).isPresent())
            .toList();
    if (milestones.isEmpty()) {
      gaps.add(Gap.row(Section.WORK, Moment.DESIGN));
    }
    milestones.forEach(row -> lacking(row, gaps, "verifier"));
    return gaps;
  }

  private static List<Gap> ofFrame(Map<Section, List<Row>> plan) {
    List<Gap> gaps = new ArrayList<>();
    Stream.of(
            Section.PARTNERS,
            Section.ACCOUNTABILITY,
            Section.PEOPLE,
            Section.RISKS,
            Section.QUALITY,
            Section.EXIT)
        .filter(section -> rows(plan, section).isEmpty())
        .forEach(section -> gaps.add(Gap.row(section, Moment.DESIGN)));
    List<Row> frames = rows(plan, Section.FRAME);
    if (frames.isEmpty()) {
      gaps.add(Gap.row(Section.FRAME, Moment.DESIGN));
    } else {
      Stream.of("durationMonths", "reportingIntervalDays", "reviewMechanism", "changeManagement")
          .forEach(key -> lacking(frames.get(0), gaps, key));
    }
    return gaps;
  }

  private static void lacking(Row row, List<Gap> gaps, String field) {
    if (!row.values().containsKey(field)) {
      gaps.add(Gap.field(row, field, Moment.DESIGN));
    }
  }

  private static boolean answers(Row row, String... keys) {
    return Stream.of(keys).anyMatch(row.values()::containsKey);
  }

  private static List<Row> rows(Map<Section, List<Row>> plan, Section section) {
    return plan.getOrDefault(section, List.of());
  }
}
