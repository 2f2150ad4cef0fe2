package org.capacitycompact.knowledge.domain;

/** IATI code list BudgetStatus. */
public enum BudgetStatus implements IatiCode {
  INDICATIVE("1"),
  COMMITTED("2");

  private final String code;

  BudgetStatus(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
