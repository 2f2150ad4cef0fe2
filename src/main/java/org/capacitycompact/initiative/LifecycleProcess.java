package org.capacitycompact.initiative;

import org.capacitycompact.platform.engine.Variable;

/**
 * The top process of an initiative, and what every process below it carries: it calls one for each
 * {@link Stage}.
 */
public final class LifecycleProcess {

  public static final String ID = "initiative-lifecycle";

  public static final String START_FORM = "start-demand";
  public static final String STOP_FORM = "stop-initiative";

  public static final String COUNTRY_STOPS = "CountryStops";

  /** ISO 3166 code of the country that leads. */
  public static final Variable<String> COUNTRY = Variable.text("country");

  /** Code of the chosen partner's organisation; from the partnership on. */
  public static final Variable<String> LEAD_PROVIDER = Variable.text("leadProvider");

  private LifecycleProcess() {}
}
