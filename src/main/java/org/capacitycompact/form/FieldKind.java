package org.capacitycompact.form;

/** What a field asks for: the form's component together with its {@code properties.kind}. */
public enum FieldKind {
  /** One line of text. */
  TEXT,
  /** Several lines of text. */
  LONG_TEXT,
  /** A calendar day, written year-month-day. */
  DATE,
  /** An amount in the currency of the accounts. */
  MONEY,
  /** A count, or a measure with the decimals that the form allows. */
  NUMBER,
  /** A fact that must be answered with yes or no. */
  YES_NO,
  /** A statement to tick; not ticked means no. */
  CHECKBOX,
  /** One of a few options, all visible. */
  RADIO,
  /** One of many options. */
  SELECT,
  /** Any number of options. */
  CHECKLIST;

  /** Whether the answer is one of the options. */
  public boolean offersOptions() {
    return this == YES_NO || this == RADIO || this == SELECT || this == CHECKLIST;
  }
}
