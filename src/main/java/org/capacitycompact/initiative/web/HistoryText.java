package org.capacitycompact.initiative.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Entries of an initiative's history in a reader's language. */
@Component
public class HistoryText {

  /** Where what a person wrote stands in entries that belong to no sheet, counted from 0. */
  private static final Map<String, Integer> SAID_AT =
      Map.of("suspended", 0, "stopped", 1, "attachmentWithdrawn", 1);

  private final Map<String, Integer> saidAt = new HashMap<>(SAID_AT);
  private final List<HistoryWords> words;
  private final Wording wording;

  HistoryText(List<FactSheet> sheets, List<HistoryWords> words, Wording wording) {
    sheets.forEach(sheet -> saidAt.putAll(sheet.saidInHistory()));
    this.words = words;
    this.wording = wording;
  }

  /**
   * The sentence, without the name of whoever acted; what a person wrote in it is {@link Quoted}.
   */
  public String of(Chronicle.Entry entry, Locale language) {
    return words.stream()
        .filter(own -> own.knows(entry.kind()))
        .findFirst()
        .map(own -> own.of(entry, language))
        .orElseGet(() -> wording.history(entry.kind(), entry.person(), quoted(entry), language));
  }

  /** The details of an entry; what a person wrote among them is told apart. */
  public List<String> quoted(Chronicle.Entry entry) {
    Integer written = saidAt.get(entry.kind());
    if (written == null || written >= entry.detail().size()) {
      return entry.detail();
    }
    List<String> detail = new ArrayList<>(entry.detail());
    detail.set(written, Quoted.in(entry.language(), detail.get(written)));
    return detail;
  }
}
