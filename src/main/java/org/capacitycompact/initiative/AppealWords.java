package org.capacitycompact.initiative;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an appeal asks to be corrected, in the words that country and steering group read. */
@Component
public class AppealWords {

  private final MessageSource messages;

  AppealWords(MessageSource messages) {
    this.messages = messages;
  }

  /** The fact with its right value, in a line. */
  public String of(Appeals.Appeal appeal, Locale language) {
    String fact = appeal.fact();
    String claim = fact == null ? "unnamed" : fact + "." + appeal.value();
    return messages.getMessage(
        "demand.appeal.claim." + claim,
        new Object[] {Objects.requireNonNullElse(appeal.custodian(), "")},
        language);
  }
}
