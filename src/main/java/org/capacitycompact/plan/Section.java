package org.capacitycompact.plan;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.platform.Embodies;
import org.jspecify.annotations.Nullable;

/**
 * The sections of a plan. A section is a list of rows of one kind, asked for by a form of its own,
 * {@code plan-<id>}, and kept in a table of its own; some are about the whole, and have one row.
 */
@Embodies(
    value = {"S3", "S4", "S7", "S80", "S125", "S137", "S159"},
    as = Embodies.As.RECORD)
public enum Section {
  /** What does not work, why now, and whose idea it is to change it (S74). */
  NEED("plan_need", "problem", null),
  /** Who in the country answers for it, leads it and anchors it (S1, S2, S44). */
  OWNERSHIP("plan_ownership", "countryCustodian", null),
  /** What it stands on: needs that were assessed, lessons, others who take part (S61, S76). */
  GROUND("plan_ground", "needsAssessed", null),
  /** What holds for the whole: duration, reports, who reviews, how the change is managed. */
  FRAME("plan_profile", "developmentResult", null),
  /** Outcomes, intermediate results and outputs (S125). */
  RESULTS("plan_result", "title", null),
  /** How one sees that a result is there, and when it is enough (S4). */
  INDICATORS("plan_indicator", "title", null),
  /** Activities and milestones. */
  WORK("plan_milestone", "title", "party"),
  /** What it costs by source, and the days of experts, while nobody has written lines. */
  ESTIMATE("plan_estimate", "totalBudgetUsd", null),
  /** Who gives what, for what, in which year, and how it flows. */
  BUDGET("plan_budget_line", "title", "source"),
  PARTNERS("plan_party", "name", "organisation"),
  /** Who answers to whom for what (S7, S94). */
  ACCOUNTABILITY("plan_accountability", "what", null),
  PEOPLE("plan_people", "title", null),
  RISKS("plan_risk", "title", null),
  /** In short: how quality is assured, who answers to whom, how support ends (S7, S27, S137). */
  ASSURANCE("plan_assurance", "qaFunctions", null),
  /** The functions of quality assurance and who does each (S27 to S32). */
  QUALITY("plan_quality", "function", null),
  /** How capacity is to be developed (S57, S65, S77). */
  SUPPORT("plan_support", "capacityLevels", null),
  MODALITIES("plan_modality", "modality", null),
  /** What is taken over, by whom, by when (S137). */
  EXIT("plan_exit", "title", null),
  REFUSALS("refusal_condition", "condition", null),
  /** Non-state actors and what each contributed. */
  ACTORS("plan_actor", "name", null);

  /** The most rows of a section. */
  public static final int MOST_ROWS = 500;

  private static final Set<Section> SINGLE =
      EnumSet.of(NEED, OWNERSHIP, GROUND, FRAME, ESTIMATE, ASSURANCE, SUPPORT);

  private static final Set<Section> DIVIDED = EnumSet.of(RESULTS, INDICATORS, WORK, PEOPLE);

  private final String table;
  private final String name;
  private final @Nullable String owner;

  Section(String table, String name, @Nullable String owner) {
    this.table = table;
    this.name = name;
    this.owner = owner;
  }

  /** As addresses and tables have it, {@code results}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The form that asks for a row. */
  public String form() {
    return "plan-" + id();
  }

  String table() {
    return table;
  }

  /** The key of the field by which people know a row. */
  public String nameField() {
    return name;
  }

  /**
   * The key of the field that says whose row it is: the code of an organisation, or a source of
   * money; null where rows are nobody's in particular.
   */
  public @Nullable String ownerField() {
    return owner;
  }

  /** Whether its rows may belong to a country that takes part without leading (S101). */
  public boolean isDividedByCountry() {
    return DIVIDED.contains(this);
  }

  /** Whether it is about the whole: there is one row, which is never removed. */
  public boolean isSingle() {
    return SINGLE.contains(this);
  }

  public static Optional<Section> of(String id) {
    return Arrays.stream(values()).filter(section -> section.id().equals(id)).findFirst();
  }
}
