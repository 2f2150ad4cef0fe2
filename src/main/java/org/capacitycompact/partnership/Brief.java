package org.capacitycompact.partnership;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.capacitycompact.initiative.Initiative;
import org.jspecify.annotations.Nullable;

/**
 * What every provider may read of a demand while its country looks for partners in the open: the
 * title as it was then, the sector, and what is sought, in the country's words.
 */
@Entity(name = "DemandBrief")
@Table(name = "demand_brief")
class Brief extends Standing {

  @Column(updatable = false)
  private String title;

  @Column(updatable = false)
  private @Nullable String titleLanguage;

  @Column(updatable = false)
  private @Nullable String sector;

  @Column(updatable = false)
  private String openedBy;

  @Column(updatable = false)
  private Instant openedAt;

  protected Brief() {}

  Brief(Initiative initiative, @Nullable String sector, String words, String by, Instant now) {
    super(initiative.number(), words);
    this.title = initiative.title();
    this.titleLanguage = initiative.language();
    this.sector = sector;
    this.openedBy = by;
    this.openedAt = now;
  }
}
