package org.capacitycompact.benchmark;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Sets of facts for {@code ownership}, all known, drawn so that hardly two are alike. */
final class OwnershipDrawn {

  private final Random random;

  OwnershipDrawn(long seed) {
    random = new Random(seed);
  }

  Map<String, Object> next() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("ideaSource", one("country", "joint", "provider"));
    facts.put("frameworkAlignment", one("aligned", "partial", "none"));
    facts.put("accountability", one("mutual", "oneSided", "none"));
    for (String yesOrNo :
        List.of("countryCustodian", "nationalLead", "nationalEndorsement", "fragileContext")) {
      facts.put(yesOrNo, random.nextInt(4) > 0);
    }
    for (String count :
        List.of(
            "measurableResults",
            "sufficiencyTargets",
            "refusalConditions",
            "governmentBodies",
            "countrySystems")) {
      facts.put(count, random.nextInt(5));
    }
    facts.put("localFinancingPercent", BigDecimal.valueOf(random.nextInt(5000), 2));
    facts.put("localExpertisePercent", BigDecimal.valueOf(random.nextInt(10_000), 2));
    facts.put("minimumLocalPercent", List.of(5, 10, 25, 50).get(random.nextInt(4)));
    facts.put("waivedCriteria", one("", "", "", "S10"));
    return facts;
  }

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }
}
