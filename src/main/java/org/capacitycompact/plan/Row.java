package org.capacitycompact.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a plan as it stands.
 *
 * @param position identifies it within its section of its initiative, for ever; the frame's is 1
 * @param ordinal its place among the rows
 * @param revision counts its changes, from 0
 * @param values by the keys of the section's form; typed as {@link
 *     org.capacitycompact.form.Answers} are; what is not answered is absent
 * @param changedBy who wrote it last; null when a form of a task or a release before did
 * @param language in which its texts were written; null when unknown
 */
public record Row(
    Section section,
    int position,
    int ordinal,
    int revision,
    Map<String, Object> values,
    @Nullable String changedBy,
    @Nullable Instant changedAt,
    @Nullable String language) {

  public Row {
    values = Map.copyOf(values);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.get(key)).map(String::valueOf);
  }

  public Optional<BigDecimal> decimal(String key) {
    return Optional.ofNullable((BigDecimal) values.get(key));
  }

  public Optional<LocalDate> date(String key) {
    return Optional.ofNullable((LocalDate) values.get(key));
  }

  public Optional<Boolean> flag(String key) {
    return Optional.ofNullable((Boolean) values.get(key));
  }

  /** The chosen options; empty when none. */
  public List<String> list(String key) {
    return values.get(key) instanceof List<?> chosen
        ? chosen.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** By what people know it; empty where it has no name yet. */
  public String name() {
    return text(section.nameField()).orElse("");
  }

  /** The id of its element on a page and the end of its address: {@code results-3}. */
  public String anchor() {
    return section.id() + "-" + position;
  }
}
