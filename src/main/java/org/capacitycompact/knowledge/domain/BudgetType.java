package org.capacitycompact.knowledge.domain;

/** IATI code list BudgetType. */
public enum BudgetType implements IatiCode {
  ORIGINAL("1"),
  REVISED("2");

  private final String code;

  BudgetType(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
