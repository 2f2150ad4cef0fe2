package org.capacitycompact.knowledge.domain;

/** IATI code list TiedStatus: whether the money must be spent with the provider (S21). */
public enum TiedStatus implements IatiCode {
  PARTIALLY_TIED("3"),
  TIED("4"),
  UNTIED("5");

  private final String code;

  TiedStatus(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
