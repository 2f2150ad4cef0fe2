package org.capacitycompact.plan;

import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import org.capacitycompact.initiative.InitiativeNumber;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** Somebody wants a change in a plan that they do not write themselves, and says why. */
@MappedSuperclass
abstract class Wish {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(updatable = false)
  private InitiativeNumber number;

  @Column(updatable = false)
  private String section;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private WantedChange.Act act;

  @Column(updatable = false)
  private @Nullable Integer position;

  @Column(updatable = false)
  private @Nullable Integer base;

  @ColumnTransformer(write = "?::jsonb")
  @Column(updatable = false)
  private String fields;

  @Column(updatable = false)
  private String words;

  @Column(updatable = false)
  private String madeBy;

  @Column(updatable = false)
  private Instant madeAt;

  @Version private long version;

  protected Wish() {}

  Wish(WantedChange wanted, String fields, String words, String by, Instant now) {
    this.number = wanted.number();
    this.section = wanted.section().id();
    this.act = wanted.act();
    this.position = wanted.position();
    this.base = wanted.base();
    this.fields = fields;
    this.words = words;
    this.madeBy = by;
    this.madeAt = now;
  }

  long id() {
    return Objects.requireNonNull(id);
  }

  InitiativeNumber number() {
    return number;
  }

  Section section() {
    return Section.of(section).orElseThrow();
  }

  String words() {
    return words;
  }

  String madeBy() {
    return madeBy;
  }

  Instant madeAt() {
    return madeAt;
  }

  WantedChange wanted(PlanRows rows) {
    return new WantedChange(
        number, section(), act, position, base, rows.columns(section()).readChanged(fields));
  }
}
