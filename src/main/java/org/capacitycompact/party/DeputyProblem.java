package org.capacitycompact.party;

/** Why somebody cannot be named as a deputy. */
public enum DeputyProblem {
  /** Nobody was chosen, or somebody without an open account. */
  NOBODY("deputy"),
  SELF("deputy"),
  /** They do not have the same role for the same country or organisation. */
  OTHER_ROLE("deputy"),
  /** They have a deputy themselves in that time, and a deputy's deputy gets nothing. */
  AWAY("deputy"),
  NO_FIRST_DAY("from"),
  NO_LAST_DAY("to"),
  DAYS_REVERSED("to"),
  TOO_LONG("to"),
  PAST("from"),
  /** The person has another deputy in that time. */
  OVERLAP("from");

  private final String field;

  DeputyProblem(String field) {
    this.field = field;
  }

  /** The field of the form that it is about. */
  public String field() {
    return field;
  }

  /** The text that says what is wrong and what to do. */
  public String messageKey() {
    return "deputy.wrong." + name();
  }
}
