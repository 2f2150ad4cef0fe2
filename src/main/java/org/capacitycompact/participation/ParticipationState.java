package org.capacitycompact.participation;

import java.util.Locale;

/** How it stands with a country that was asked to take part. */
public enum ParticipationState {
  /** Asked, and not answered yet. */
  INVITED,
  TAKES_PART,
  DECLINED,
  /** The lead country took the invitation back before it was answered. */
  WITHDRAWN,
  /** Nobody answered by the day, or the initiative ended before. */
  OVER,
  /** It took part and left. */
  LEFT;

  /** Whether it may still become something else. */
  public boolean isOpen() {
    return this == INVITED || this == TAKES_PART;
  }

  /** The message key of its words. */
  public String messageKey() {
    return "participation.state." + name().toLowerCase(Locale.ROOT);
  }

  /** How good the news is, as the tag of a page shows it. */
  public String kind() {
    return switch (this) {
      case INVITED -> "warn";
      case TAKES_PART -> "ok";
      case LEFT -> "bad";
      case DECLINED, WITHDRAWN, OVER -> "";
    };
  }
}
