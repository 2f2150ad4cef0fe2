package org.capacitycompact.steering;

/** Which round of ballots or objections, among those of all initiatives. */
public record RoundId(long value) {

  /** The digits alone, as addresses and receipts have them. */
  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
