package org.capacitycompact.initiative;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What an appeal asks to be corrected, in words for the country and the steering group. */
@Component
public class AppealWords {

  private final MessageSource messages;

  AppealWords(MessageSource messages) {
    this.messages = messages;
  }

  /** The fact with its right value in one line, as it is put to the group. */
  public String of(Appeals.Appeal appeal, Locale language) {
    return say("demand.appeal.claim.", appeal, language);
  }

  /** The same for later readers: as it was put, or its outcome. */
  public String afterwards(Appeals.Appeal appeal, Locale language) {
    Boolean upheld = appeal.upheld();
    return upheld == null
        ? of(appeal, language)
        : messages.getMessage(
            "demand.appeal.ruled." + (upheld ? "upheld" : "dismissed"),
            new Object[] {say("demand.appeal.said.", appeal, language)},
            language);
  }

  private String say(String begin, Appeals.Appeal appeal, Locale language) {
    String fact = appeal.fact();
    String claim = fact == null ? "unnamed" : fact + "." + appeal.value();
    return messages.getMessage(
        begin + claim, new Object[] {Objects.requireNonNullElse(appeal.custodian(), "")}, language);
  }
}
