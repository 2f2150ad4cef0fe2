package org.capacitycompact.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.capacitycompact.criteria.Facts;
import org.capacitycompact.criteria.Origin;
import org.capacitycompact.criteria.Records;
import org.capacitycompact.rulebook.DecisionModel;
import org.capacitycompact.rulebook.DecisionResult;
import org.jspecify.annotations.Nullable;

/**
 * The decision asked once about everything that can be found, so that the database only looks up
 * what each offer has: the first place of each factor is for what is not known, then one for each
 * word, or for each number from 0 on.
 */
final class PointsTable {

  static final String DECISION = "offer-matching";

  private static final Records OFFERS = Records.named("OFFERS");

  private final Map<Factor, List<Fit>> fits = new EnumMap<>(Factor.class);

  private record Cell(String word, int points) {}

  PointsTable(DecisionModel model) {
    List<Facts> questions = new ArrayList<>();
    for (Factor factor : Factor.values()) {
      questions.add(facts(factor, null, null));
      factor.words().forEach(word -> questions.add(facts(factor, word, null)));
      for (int measure = 0; measure <= factor.most() && factor.words().isEmpty(); measure++) {
        questions.add(facts(factor, null, measure));
      }
    }
    Iterator<DecisionResult> said =
        questions.stream().map(each -> model.evaluate(each.values())).iterator();
    for (Factor factor : Factor.values()) {
      int places = 1 + (factor.words().isEmpty() ? factor.most() + 1 : factor.words().size());
      List<Cell> cells = new ArrayList<>();
      for (int place = 0; place < places; place++) {
        cells.add(cell(said.next()));
      }
      int most = cells.stream().mapToInt(Cell::points).max().orElse(0);
      fits.put(
          factor,
          cells.stream().map(each -> new Fit(factor, each.word(), each.points(), most)).toList());
    }
  }

  /** What the table says of a place, counted from 1 as the database counts. */
  Fit at(Factor factor, int place) {
    return fits.getOrDefault(factor, List.of()).get(place - 1);
  }

  Integer[] points(Factor factor) {
    return fits.getOrDefault(factor, List.of()).stream().map(Fit::points).toArray(Integer[]::new);
  }

  /** The places of a factor at which the table says this word. */
  Integer[] places(Factor factor, String word) {
    List<Fit> all = fits.getOrDefault(factor, List.of());
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).word().equals(word)) {
        places.add(i + 1);
      }
    }
    return places.toArray(Integer[]::new);
  }

  /** The most points that can be had. */
  int most() {
    return fits.values().stream().mapToInt(all -> all.get(0).most()).sum();
  }

  private static Facts facts(Factor factor, @Nullable String found, @Nullable Integer measure) {
    return new Facts()
        .put("factor", factor.code(), Origin.counted(OFFERS))
        .put("found", found, Origin.counted(OFFERS))
        .put("measure", measure, Origin.counted(OFFERS));
  }

  private static Cell cell(DecisionResult said) {
    Object points = said.outputs().get("points");
    return new Cell(said.outcome(), points instanceof Number number ? number.intValue() : 0);
  }
}
