package org.capacitycompact.readiness;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** What a provider found of itself in one respect. */
@Embeddable
class Answer {

  @Enumerated(EnumType.STRING)
  private Level level;

  private @Nullable String evidence;
  private String saidBy;

  protected Answer() {}

  Answer(Level level, @Nullable String evidence, String saidBy) {
    this.level = level;
    this.evidence = evidence;
    this.saidBy = saidBy;
  }

  Level level() {
    return level;
  }

  @Nullable String evidence() {
    return evidence;
  }
}
