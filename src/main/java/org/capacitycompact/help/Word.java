package org.capacitycompact.help;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A word of the field that has one meaning here. What it means is in {@code messages-help}. */
public enum Word {
  BALLOT,
  CLAUSE,
  COURSE_CORRECTION,
  DEMAND,
  DEMAND_GATE,
  DESIGN,
  ENDORSE,
  EXIT,
  FINDING,
  FOCAL_POINT,
  HAND_OVER,
  IMPLEMENTING,
  IN_KIND,
  INDEPENDENT_REVIEW,
  INITIATIVE,
  LESSON,
  LOCAL_SHARE,
  MILESTONE,
  MODALITY,
  NATIONAL_AUTHORITY,
  PAYMENT_HOLD,
  PEER_REVIEW,
  PLEDGE,
  PRACTITIONER,
  PROVIDER,
  REPORT,
  SECRETARIAT,
  SOUTH_SOUTH,
  STEERING_GROUP,
  SUFFICIENCY,
  TIED,
  TRACK,
  TRIANGULAR,
  VERDICT,
  WAIVER;

  /** Its place on the page of the words, and how a text names it: {@code demand-gate}. */
  public String anchor() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The message key of the word; that of its meaning ends in {@code .is}. */
  public String messageKey() {
    return "help.word." + anchor();
  }

  public static Optional<Word> at(String anchor) {
    return Arrays.stream(values()).filter(word -> word.anchor().equals(anchor)).findFirst();
  }
}
