package org.capacitycompact.readiness;

/** In which respects a provider assesses itself; each is a fact of {@code provider-readiness}. */
public enum Dimension {
  INTERNAL_SYSTEMS("internalSystems"),
  KNOWS_NEEDS("knowsNeeds"),
  WILL_TO_CHANGE("willToChange"),
  USES_COUNTRY_SYSTEMS("usesCountrySystems"),
  UNTIED_HELP("untiedHelp"),
  COORDINATES("coordinates");

  private final String fact;

  Dimension(String fact) {
    this.fact = fact;
  }

  /** The name of the fact, which is that of its field as well. */
  public String fact() {
    return fact;
  }
}
