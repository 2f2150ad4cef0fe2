package org.capacitycompact.initiative;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of what there is to read about an initiative; each has a page of its own. */
public enum Part {
  /** Where it stands, what is next, who must act, what is at risk, how near enough is. */
  OVERVIEW,
  /** The demand and the design, row by row. */
  PLAN,
  PARTNERS,
  VERDICTS,
  STEERING,
  MONEY,
  /** Work, reports, reviews, examinations and what lasted. */
  WORK,
  DOCUMENTS,
  HISTORY;

  /** The end of its address; empty for the overview. */
  public String path() {
    return this == OVERVIEW ? "" : name().toLowerCase(Locale.ROOT);
  }

  /** Where an initiative's page of it is. */
  public String address(InitiativeNumber number) {
    return "/initiatives/" + number + (this == OVERVIEW ? "" : "/" + path());
  }

  /** The message key of its name. */
  public String messageKey() {
    return "initiative.part." + name().toLowerCase(Locale.ROOT);
  }

  /** Where what was decided and written in a stage is read. */
  public static Part of(Stage stage) {
    return switch (stage) {
      case DEMAND, APPRAISAL -> PLAN;
      case PARTNERSHIP -> PARTNERS;
      case APPROVAL -> STEERING;
      case FUNDING -> MONEY;
      case IMPLEMENTATION, REVIEW, EXIT -> WORK;
    };
  }

  public static Optional<Part> at(String path) {
    return Arrays.stream(values()).filter(part -> part.path().equals(path)).findFirst();
  }
}
