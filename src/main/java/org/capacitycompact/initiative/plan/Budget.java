package org.capacitycompact.initiative.plan;

import java.math.BigDecimal;

/** The budget by source, in US dollars; contributions in kind are valued. */
public record Budget(
    BigDecimal localCash,
    BigDecimal localInKind,
    BigDecimal providerCash,
    BigDecimal providerInKind,
    BigDecimal compact) {

  public static final Budget NONE =
      new Budget(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public BigDecimal local() {
    return localCash.add(localInKind);
  }

  public BigDecimal total() {
    return local().add(providerCash).add(providerInKind).add(compact);
  }
}
