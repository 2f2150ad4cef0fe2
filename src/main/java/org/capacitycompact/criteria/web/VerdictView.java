package org.capacitycompact.criteria.web;

import java.util.List;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as a reader sees it.
 *
 * @param address of its own page; empty for advice, which is not recorded
 * @param open findings that are not met, blocking ones first
 */
public record VerdictView(
    String decision,
    String heading,
    Tag outcome,
    @Nullable Integer score,
    int blocking,
    int version,
    String decidedOn,
    String address,
    List<FindingView> open,
    List<FindingView> met) {

  /**
   * A finding with its clause.
   *
   * @param remedy what would pass
   * @param elsewhere who can mend it, if the form beside it cannot; else empty
   * @param where a page for that; empty if {@code elsewhere} is
   */
  public record FindingView(
      Tag level,
      String clause,
      String title,
      String quote,
      String remedy,
      String elsewhere,
      String where) {}
}
