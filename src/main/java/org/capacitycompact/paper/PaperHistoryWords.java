package org.capacitycompact.paper;

import java.util.Locale;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.web.HistoryWords;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** What the history says of papers: with the name of the task, and why it counts no more. */
@Component
class PaperHistoryWords implements HistoryWords {

  private final Wording wording;

  PaperHistoryWords(Wording wording) {
    this.wording = wording;
  }

  @Override
  public boolean knows(String kind) {
    return kind.startsWith("paper.");
  }

  @Override
  public String of(Chronicle.Entry entry, Locale language) {
    return wording.say(
        language,
        "history." + entry.kind(),
        wording.task(entry.detail().get(0), language),
        entry.detail().size() < 2 ? "" : more(entry, language));
  }

  private String more(Chronicle.Entry entry, Locale language) {
    String more = entry.detail().get(1);
    return switch (entry.kind()) {
      case "paper.void" -> wording.say(language, "paper.void." + more);
      case "paper.refused" -> Quoted.in(entry.language(), more);
      default -> more;
    };
  }
}
