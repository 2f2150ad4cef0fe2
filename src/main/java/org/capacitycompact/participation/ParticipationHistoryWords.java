package org.capacitycompact.participation;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.web.HistoryWords;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** What the history says of countries that take part: with the country's name and what was said. */
@Component
class ParticipationHistoryWords implements HistoryWords {

  private final Wording wording;

  ParticipationHistoryWords(Wording wording) {
    this.wording = wording;
  }

  @Override
  public boolean knows(String kind) {
    return kind.startsWith("participation.");
  }

  @Override
  public String of(Chronicle.Entry entry, Locale language) {
    List<String> detail = entry.detail();
    String country = wording.country(detail.get(0), language);
    String said = detail.get(1);
    return said.isEmpty()
        ? wording.say(language, "history." + entry.kind(), country)
        : wording.say(
            language,
            "participation.history.said",
            wording.say(language, "history." + entry.kind(), country),
            Quoted.in(entry.language(), said));
  }
}
