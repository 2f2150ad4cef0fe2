package org.capacitycompact.plan;

import java.util.List;

/** The currencies in which the amount of a budget line can be given. */
public interface Currencies {

  /** Their codes, ISO 4217, those that are used most first. */
  List<String> codes();
}
