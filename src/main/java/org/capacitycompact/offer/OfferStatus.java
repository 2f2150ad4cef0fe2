package org.capacitycompact.offer;

/** Where an offer is in its life; only a published one is on the menu. */
public enum OfferStatus {
  DRAFT,
  PUBLISHED,
  SUSPENDED,
  WITHDRAWN;

  /** As it is stored. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static OfferStatus of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
