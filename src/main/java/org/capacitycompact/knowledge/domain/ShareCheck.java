package org.capacitycompact.knowledge.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks that the shares of an activity add up to the whole. */
final class ShareCheck {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Publishers treat three thirds of 33.33, or six sixths of 16.66, as a whole. */
  private static final BigDecimal TOLERANCE = new BigDecimal("0.1");

  private final Findings findings;
  private final int line;

  ShareCheck(Findings findings, int line) {
    this.findings = findings;
    this.line = line;
  }

  /** Countries and regions together make up the activity. */
  void places(List<CountryShare> countries, List<RegionShare> regions) {
    List<@Nullable BigDecimal> shares = new ArrayList<>();
    countries.stream()
        .filter(c -> c.origin() == StatedOf.ACTIVITY)
        .forEach(c -> shares.add(c.percentage()));
    regions.stream()
        .filter(r -> r.origin() == StatedOf.ACTIVITY && r.vocabulary().equals("1"))
        .forEach(r -> shares.add(r.percentage()));
    check("recipient-country", shares);
  }

  /** The sectors of each vocabulary make up the whole activity. */
  void sectors(List<SectorShare> sectors) {
    Map<String, List<@Nullable BigDecimal>> byVocabulary = new TreeMap<>();
    for (SectorShare sector : sectors) {
      if (sector.origin() == StatedOf.ACTIVITY) {
        byVocabulary
            .computeIfAbsent(
                sector.vocabulary() + " " + sector.vocabularyUri(), v -> new ArrayList<>())
            .add(sector.percentage());
      }
    }
    byVocabulary.values().forEach(shares -> check("sector", shares));
  }

  private void check(String field, List<@Nullable BigDecimal> shares) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal share : shares) {
      if (share == null) {
        if (shares.size() > 1) {
          findings.missingUnlessWrong(FindingKind.REQUIRED_MISSING, field + "/@percentage", line);
        }
        return;
      }
      sum = sum.add(share);
    }
    if (!shares.isEmpty() && sum.subtract(HUNDRED).abs().compareTo(TOLERANCE) > 0) {
      findings.add(
          FindingKind.PERCENTAGES_DO_NOT_ADD_UP, field + "/@percentage", sum.toPlainString(), line);
    }
  }
}
