package org.capacitycompact.readiness;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's assessment of itself: made once, good until a day, and replaced by the next one. A
 * transition answers false where it is not possible.
 */
@Entity(name = "ReadinessAssessment")
@Table(name = "readiness_assessment")
class Assessment {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String organisation;
  private LocalDate assessedOn;
  private LocalDate goodUntil;

  @Enumerated(EnumType.STRING)
  private Level level;

  private @Nullable String existing;
  private String madeBy;
  private Instant madeAt;
  private @Nullable Instant replacedAt;

  @ElementCollection
  @CollectionTable(name = "readiness_answer", joinColumns = @JoinColumn(name = "assessment"))
  @MapKeyColumn(name = "dimension")
  @MapKeyEnumerated(EnumType.STRING)
  private Map<Dimension, Answer> answers = new EnumMap<>(Dimension.class);

  @Version private long revision;

  protected Assessment() {}

  /**
   * @param level what the table says of the answers
   * @param goodFor months
   * @throws IllegalArgumentException when a respect has no answer, or no evidence although no
   *     assessment made elsewhere is handed in
   */
  static Assessment make(
      String organisation,
      SelfAssessment said,
      Level level,
      LocalDate on,
      int goodFor,
      String by,
      Instant now) {
    if (!said.isWhole()) {
      throw new IllegalArgumentException("an assessment answers every respect, with evidence");
    }
    Assessment made = new Assessment();
    made.organisation = organisation;
    made.assessedOn = on;
    made.goodUntil = on.plusMonths(goodFor);
    made.level = level;
    made.existing = said.existing().isEmpty() ? null : said.existing();
    made.madeBy = by;
    made.madeAt = now;
    said.levels()
        .forEach(
            (dimension, each) -> {
              String evidence = said.evidence().getOrDefault(dimension, "");
              made.answers.put(
                  dimension, new Answer(each, evidence.isEmpty() ? null : evidence, by));
            });
    return made;
  }

  /** A newer one holds from now on; false when one does already. */
  boolean replace(Instant now) {
    if (replacedAt != null) {
      return false;
    }
    replacedAt = now;
    return true;
  }
}
