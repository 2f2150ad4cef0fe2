package org.capacitycompact.criteria;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/**
 * Random facts for a decision: good and bad values, boundaries and their neighbours, null, and
 * unknown words; whole numbers in every type that a caller may use.
 */
final class RandomFacts {

  private static final int[] WHOLE = {
    -1, 0, 0, 1, 1, 2, 3, 4, 5, 6, 12, 35, 36, 37, 91, 92, 93, 183, 184, 185
  };
  private static final double[] PARTS = {
    -0.5, 0, 0.01, 2.5, 5, 9.99, 10, 10.01, 12.5, 19.99, 20, 20.01, 25, 49.99, 50, 50.01, 100
  };
  private static final List<String> WAIVERS =
      List.of(
          "", "S1", "S6", "S7", "S10", "S1, S7", "S76", "S7,S70", " S27 , S44", "S137,S75", "s6");

  private final Random random;
  private final DecisionTable findings;

  RandomFacts(String decision, long seed) {
    random = new Random(seed);
    findings =
        Decisions.model(decision).getModelElementsByType(DecisionTable.class).stream()
            .filter(it -> ((Decision) it.getParentElement()).getId().endsWith("-findings"))
            .findFirst()
            .orElseThrow();
  }

  /** One set in four has every fact, and half of the sets have mostly good values. */
  Map<String, Object> next() {
    var facts = new HashMap<String, Object>();
    int missing = random.nextInt(4) * 7;
    boolean good = random.nextBoolean();
    for (var input : findings.getInputs()) {
      var name = input.getInputExpression().getText().getTextContent();
      int dice = random.nextInt(100);
      if (dice < missing / 2) {
        facts.put(name, null);
      } else if (dice >= missing) {
        facts.put(
            name,
            switch (input.getInputExpression().getTypeRef()) {
              case "boolean" -> random.nextInt(good ? 20 : 3) > 0;
              case "integer" -> typed(WHOLE[random.nextInt(WHOLE.length)]);
              case "double" -> typed(PARTS[random.nextInt(PARTS.length)]);
              default -> word(input.getInputValues().getText().getTextContent(), good);
            });
      }
    }
    if (random.nextBoolean()) {
      facts.put("waivedCriteria", WAIVERS.get(random.nextInt(WAIVERS.size())));
    }
    if (random.nextBoolean()) {
      facts.put("fragileContext", random.nextBoolean());
    }
    return facts;
  }

  private Object word(String allowed, boolean good) {
    if (random.nextInt(20) == 0) {
      return "martian";
    }
    var words = allowed.replace("\"", "").split(",");
    return words[good && random.nextInt(10) > 0 ? 0 : random.nextInt(words.length)];
  }

  private Object typed(int value) {
    return switch (random.nextInt(4)) {
      case 0 -> value;
      case 1 -> (long) value;
      case 2 -> (double) value;
      default -> BigDecimal.valueOf(value).setScale(2);
    };
  }

  private Object typed(double value) {
    boolean whole = value == Math.rint(value);
    return whole && random.nextBoolean()
        ? typed((int) value)
        : random.nextBoolean() ? (Object) value : BigDecimal.valueOf(value);
  }
}
