package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.Nullable;

/** What can be said about one field of a published activity. The words for people are elsewhere. */
public enum FindingKind {
  /** The field was read; {@code times} says how many. */
  TAKEN(Weight.TAKEN),

  /** The IATI standard requires the field and it is not there. */
  REQUIRED_MISSING(Weight.MISSING),
  /** The standard leaves it free, a Compact demand needs it. */
  WANTED_MISSING(Weight.MISSING),

  /** Another activity earlier in the file has this identifier; both are kept. */
  DUPLICATE_IDENTIFIER(Weight.WRONG),
  /** The standard allows the element once; the first is taken. */
  REPEATED(Weight.WRONG),
  /** An attribute that stands where the standard does not allow it. */
  NOT_IN_STANDARD(Weight.WRONG),
  /** Text that stands directly in the element, as before version 2; it is taken. */
  TEXT_OUTSIDE_NARRATIVE(Weight.WRONG),
  EMPTY_TEXT(Weight.WRONG),
  /** Longer than the bounds allow: a text is cut, a code or identifier is not taken. */
  TOO_LONG(Weight.WRONG),
  /** Characters were lost (U+FFFD), here or with the publisher; the text is taken with the gap. */
  LOST_CHARACTERS(Weight.WRONG),
  /** Characters of windows-1252 under another name; read as what they were meant to be. */
  MISLABELLED_CHARACTERS(NOT_IN_STANDARD),
  /** A named character ({@code &eacute;}) that the file does not declare; read by its name. */
  UNDECLARED_ENTITY(NOT_IN_STANDARD),
  /** No language stated anywhere; taken as English, marked unknown. */
  LANGUAGE_ASSUMED(Weight.WRONG),
  /** A language code that is no language; taken as English, marked unknown. */
  UNKNOWN_LANGUAGE(Weight.WRONG),
  UNKNOWN_CODE(Weight.WRONG),
  /** On no list of the standard; kept as published, and nothing is concluded from it. */
  CODE_OFF_LIST(NOT_IN_STANDARD),
  /** It was on the list and has been withdrawn; it is taken. */
  CODE_WITHDRAWN(NOT_IN_STANDARD),
  NOT_A_NUMBER(Weight.WRONG),
  /** "1,000" is a thousand to some and one to others; it is not taken. */
  AMBIGUOUS_NUMBER(Weight.WRONG),
  /** "1e-10": the standard allows plain decimals only; the value is clear and taken. */
  NOT_PLAIN_DECIMAL(Weight.WRONG),
  NUMBER_OUT_OF_RANGE(Weight.WRONG),
  /** Nobody can plan with less than nothing; the amount is not taken, the rest is. */
  NEGATIVE_AMOUNT(Weight.WRONG),
  /** More decimals than the currency has: nobody can pay them; the amount is taken as it is. */
  DECIMALS_BEYOND_CURRENCY(NOT_IN_STANDARD),
  PERCENTAGE_OUT_OF_RANGE(Weight.WRONG),
  PERCENTAGES_DO_NOT_ADD_UP(Weight.WRONG),
  NOT_A_DATE(Weight.WRONG),
  /** The day is taken, the time is not. */
  DATE_WITH_TIME(Weight.WRONG),
  DATE_OUT_OF_RANGE(Weight.WRONG),
  END_BEFORE_START(Weight.WRONG),
  /** Something is said to have happened on a day that is still to come everywhere; it is taken. */
  DATE_IN_FUTURE(NOT_IN_STANDARD),
  /** The status says under way or planned, the days say otherwise. */
  STATUS_AGAINST_DATES(NOT_IN_STANDARD),
  /** A newer edition of the activity is known; this one is kept with the report only. */
  OLDER_THAN_KNOWN(NOT_IN_STANDARD),
  /** More elements than the bounds allow; those beyond are left out. */
  ACTIVITY_TOO_LARGE(Weight.WRONG),
  /** The file broke inside this activity; what stood before the break is taken. */
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

  /** A kind that came after release 0.1.0, which tells it as another. */
  FindingKind(FindingKind before) {
    this.weight = before.weight;
    this.before = before;
  }

  /** As release 0.1.0 knows it: a node of it cannot show a report with a word that is new. */
  FindingKind before() {
    return before == null ? this : before;
  }

  public Weight weight() {
    return weight;
  }
}
