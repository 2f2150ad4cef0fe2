package org.capacitycompact.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records of the Compact that facts are counted in. The name is kept with verdicts and never
 * changes; a text in the bundles, {@code verdict.records.<name>}, says it in words. Here stand
 * those of the plan, which every stage reads; a capability has constants of its own for the others.
 */
public final class Records {

  /** The results that country and partners plan. */
  public static final Records RESULTS = answered("RESULTS", "result\\d\\w+");

  /** What will be enough. */
  public static final Records SUFFICIENCY_TARGETS =
      answered("SUFFICIENCY_TARGETS", "sufficiency\\d\\w+");

  /** When the country would say no. */
  public static final Records REFUSAL_CONDITIONS = answered("REFUSAL_CONDITIONS", "refusal\\d\\w+");

  /** The budget by source. */
  public static final Records BUDGET = answered("BUDGET", "\\w+Usd");

  /** Through whose systems the lines of the budget flow. */
  public static final Records BUDGET_FLOWS = named("BUDGET_FLOWS");

  /** The plan's length and reporting interval. */
  public static final Records PROFILE = answered("PROFILE", "durationMonths");

  public static final Records RISKS = answered("RISKS", "risk\\d\\w+");

  /** Whether the results have indicators, and serve a development result that is named. */
  public static final Records RESULTS_LINKED = named("RESULTS_LINKED");

  /** The levels of capacity that results are on. */
  public static final Records LEVELS = named("LEVELS");

  /** Who does the work. */
  public static final Records PEOPLE = named("PEOPLE");

  public static final Records MODALITIES = named("MODALITIES");

  /** Who does which function of quality assurance. */
  public static final Records QUALITY = named("QUALITY");

  /** What holds for the whole plan. */
  public static final Records FRAME = named("FRAME");

  /** What is taken over at the end, by whom and when. */
  public static final Records EXIT = named("EXIT");

  /** Who answers to whom. */
  public static final Records ACCOUNTABILITY = named("ACCOUNTABILITY");

  /** The budget's lines for coordination. */
  public static final Records COORDINATION = named("COORDINATION");

  /** What is written on the pages of a plan. */
  public static final Set<Records> OF_THE_PLAN =
      Set.of(
          RESULTS,
          SUFFICIENCY_TARGETS,
          BUDGET,
          PROFILE,
          RISKS,
          RESULTS_LINKED,
          LEVELS,
          PEOPLE,
          MODALITIES,
          QUALITY,
          FRAME,
          EXIT,
          ACCOUNTABILITY,
          COORDINATION);

  /** Dated values of policy. */
  public static final Records POLICY = named("POLICY");

  private final String name;
  private final @Nullable Pattern questions;

  private Records(String name, @Nullable Pattern questions) {
    this.name = name;
    this.questions = questions;
  }

  /** Records that no form fills, or that were read back by their name. */
  @JsonCreator
  public static Records named(String name) {
    return new Records(name, null);
  }

  /**
   * Records that answers to questions of forms fill.
   *
   * @param questions what the keys of these questions look like, as a regular expression
   */
  public static Records answered(String name, String questions) {
    return new Records(name, Pattern.compile(questions));
  }

  @JsonValue
  public String name() {
    return name;
  }

  /** Whether answers to one of these questions, given by their keys, are counted in them. */
  public boolean areFilledBy(Collection<String> asked) {
    return questions != null && asked.stream().anyMatch(questions.asMatchPredicate());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Records records && records.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
