package org.capacitycompact.criteria.web;

import java.util.List;
import org.capacitycompact.web.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A verdict as a reader sees it.
 *
 * @param address of its own page; empty for advice, which is on no record
 * @param open findings that are not met, those that block first
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
   * A finding with the clause it rests on.
   *
   * @param remedy what would pass
   * @param elsewhere who can mend it, where the form beside it cannot; else empty
   * @param where a page for that; empty with {@code elsewhere}
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
