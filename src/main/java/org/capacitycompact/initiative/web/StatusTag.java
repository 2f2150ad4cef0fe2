package org.capacitycompact.initiative.web;

import java.util.Locale;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;

/** How an initiative stands, in a word. */
public final class StatusTag {

  private StatusTag() {}

  public static Tag of(Status status, Wording wording, Locale language) {
    String kind =
        switch (status) {
          case RUNNING -> "";
          case SUSPENDED -> "warn";
          case EXITED -> "ok";
          // A right that was used, not a failure (S5).
          case STOPPED, WITHOUT_PARTNER -> "decided";
          default -> "bad";
        };
    return new Tag(wording.say(language, status.messageKey()), kind);
  }
}
