package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/**
 * What can be reported about a field of a published activity. The texts for people are in the
 * bundles.
 */
public enum FindingKind {
  /** The field was read; {@code times} says how many. */
  TAKEN(Weight.TAKEN),

  /** The IATI standard requires the field and it is not there. */
  REQUIRED_MISSING(Weight.MISSING),
  /** The standard does not require the field, but a Compact demand needs it. */
  WANTED_MISSING(Weight.MISSING),

  /** Another activity earlier in the file has this identifier; both are kept. */
  DUPLICATE_IDENTIFIER(Weight.WRONG),
  /** The standard allows the element once; the first is taken. */
  REPEATED(Weight.WRONG),
  /** An attribute in a place where the standard does not allow it. */
  NOT_IN_STANDARD(Weight.WRONG),
  /** Text directly in the element, as before version 2; it is taken. */
  TEXT_OUTSIDE_NARRATIVE(Weight.WRONG),
  EMPTY_TEXT(Weight.WRONG),
  /** Longer than the limit: a text is cut, a code or identifier is not taken. */
  TOO_LONG(Weight.WRONG),
  /** Characters were lost (U+FFFD), here or at the publisher; the text is taken with the gap. */
  LOST_CHARACTERS(Weight.WRONG),
  /** Characters of windows-1252 under another name; read as intended. */
  MISLABELLED_CHARACTERS(NOT_IN_STANDARD),
  /** A named character ({@code &eacute;}) that the file does not declare; read as in HTML. */
  UNDECLARED_ENTITY(NOT_IN_STANDARD),
  /** No language is stated anywhere; taken as English, marked unknown. */
  LANGUAGE_ASSUMED(Weight.WRONG),
  /** A language code that does not exist; taken as English, marked unknown. */
  UNKNOWN_LANGUAGE(Weight.WRONG),
  UNKNOWN_CODE(Weight.WRONG),
  /** Not on the standard's list; kept as published, and nothing is derived from it. */
  CODE_OFF_LIST(NOT_IN_STANDARD),
  /** It was on the list and has been withdrawn; it is taken. */
  CODE_WITHDRAWN(NOT_IN_STANDARD),
  NOT_A_NUMBER(Weight.WRONG),
  /** "1,000" means a thousand to some readers and one to others; it is not taken. */
  AMBIGUOUS_NUMBER(Weight.WRONG),
  /** "1e-10": the standard allows plain decimals only; the value is clear and taken. */
  NOT_PLAIN_DECIMAL(Weight.WRONG),
  NUMBER_OUT_OF_RANGE(Weight.WRONG),
  /** A negative amount makes no sense in a plan; the amount is not taken, the rest is. */
  NEGATIVE_AMOUNT(Weight.WRONG),
  /** More decimals than the currency has; the amount is taken as it is. */
  DECIMALS_BEYOND_CURRENCY(NOT_IN_STANDARD),
  PERCENTAGE_OUT_OF_RANGE(Weight.WRONG),
  PERCENTAGES_DO_NOT_ADD_UP(Weight.WRONG),
  NOT_A_DATE(Weight.WRONG),
  /** The day is taken, the time is not. */
  DATE_WITH_TIME(Weight.WRONG),
  DATE_OUT_OF_RANGE(Weight.WRONG),
  END_BEFORE_START(Weight.WRONG),
  /** A past event with a date that is in the future everywhere; it is taken. */
  DATE_IN_FUTURE(NOT_IN_STANDARD),
  /** The status contradicts the dates: under way or planned, although the dates say otherwise. */
  STATUS_AGAINST_DATES(NOT_IN_STANDARD),
  /** A newer edition of the activity is known; this one is only kept with the report. */
  OLDER_THAN_KNOWN(NOT_IN_STANDARD),
  /** More elements than the limit; further ones are left out. */
  ACTIVITY_TOO_LARGE(Weight.WRONG),
  /** The file breaks off inside this activity; what comes before is taken. */
  ACTIVITY_CUT_OFF(Weight.WRONG);

  /** The three parts of the report. */
  public enum Weight {
    TAKEN,
    MISSING,
    WRONG
  }

  private final Weight weight;
  private final @Nullable FindingKind before;

  FindingKind(Weight weight) {
    this.weight = weight;
    this.before = null;
  }

  /** A kind added after release 0.1.0, which knows it as another one. */
  FindingKind(FindingKind before) {
    this.weight = before.weight;
    this.before = before;
  }

  /** The kind for release 0.1.0: one of its nodes cannot show a report with an unknown kind. */
  FindingKind before() {
    return before == null ? this : before;
  }

  public Weight weight() {
    return weight;
  }
}
