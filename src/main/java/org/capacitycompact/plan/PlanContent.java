package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.capacitycompact.plan.PlanVersions.Version;
import org.jspecify.annotations.Nullable;

/**
 * All that a plan says, as it was frozen or as it stands.
 *
 * @param version null of the plan as it stands
 * @param sha256 of the canonical text, in hexadecimal
 * @param canonical the text whose hash is kept
 * @param sources what each source gives, in US dollars, by {@code localCash} and the like
 * @param categories what each category of the budget's lines costs, in US dollars
 */
public record PlanContent(
    @Nullable Version version,
    String sha256,
    String canonical,
    Map<Section, List<Row>> rows,
    Map<String, BigDecimal> sources,
    Map<String, BigDecimal> categories) {

  public PlanContent {
    rows = Map.copyOf(rows);
    sources = new TreeMap<>(sources);
    categories = new TreeMap<>(categories);
  }

  /** The rows of a section in their order. */
  public List<Row> of(Section section) {
    return Objects.requireNonNull(rows.get(section));
  }

  public int size() {
    return rows.values().stream().mapToInt(List::size).sum();
  }
}
