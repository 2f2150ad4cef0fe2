package org.capacitycompact.overlap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** An overlap as people read it: why it is thought so, how likely, and how it stands. */
@Component
public class OverlapWords {

  private static final int LIKELY = 3;
  private static final int VERY_LIKELY = 6;

  /** As many of the words that results have in common as a sentence takes. */
  private static final int MOST_WORDS = 5;

  private final Wording wording;

  OverlapWords(Wording wording) {
    this.wording = wording;
  }

  /** Where all of an initiative are read. */
  public static String page(InitiativeNumber number) {
    return "/initiatives/" + number + "/overlaps";
  }

  /** What may overlap, leading to it. */
  public Cell what(FoundOverlap found) {
    String name = found.initiative() == null ? "" : found.initiative() + " ";
    String publisher = found.publisher() == null ? "" : " (" + found.publisher() + ")";
    return Cell.said(name + found.title() + publisher, found.language())
        .leadingTo(found.address());
  }

  /** Why it is thought so; what is found no more says that. */
  public Cell why(FoundOverlap found, Locale language) {
    List<String> reasons = new ArrayList<>();
    if (found.samePurpose()) {
      reasons.add(wording.say(language, "overlap.why.purpose"));
    } else if (found.sameGroup()) {
      reasons.add(wording.say(language, "overlap.why.group"));
    }
    if (!found.institutions().isEmpty()) {
      reasons.add(
          wording.say(
              language, "overlap.why.institution", String.join(", ", found.institutions())));
    }
    if (!found.words().isEmpty()) {
      reasons.add(
          wording.say(
              language,
              "overlap.why.results",
              String.join(", ", found.words().stream().limit(MOST_WORDS).toList())));
    }
    return Cell.of(
        reasons.isEmpty()
            ? wording.say(language, "overlap.why.noMore")
            : String.join(" ", reasons));
  }

  /** How likely it is one, by its reasons. */
  public String likelihood(FoundOverlap found, Locale language) {
    return found.place() == 0
        ? "–"
        : wording.say(language, "overlap.likelihood." + level(found));
  }

  /** The same in a word of the interfaces. */
  public static String level(FoundOverlap found) {
    if (found.likelihood() >= VERY_LIKELY) {
      return "veryLikely";
    }
    return found.likelihood() >= LIKELY ? "likely" : "possible";
  }

  /** How it stands. */
  public Tag state(FoundOverlap found, LocalDate today, Locale language) {
    OverlapState state = found.state();
    LocalDate due = found.dueOn();
    if (state == null) {
      return new Tag(wording.say(language, "overlap.state.open"), "warn");
    }
    if (state == OverlapState.AGREED && due != null && due.isBefore(today)) {
      return new Tag(wording.say(language, "overlap.state.late"), "bad");
    }
    return new Tag(
        wording.say(language, "overlap.state." + state),
        switch (state) {
          case COORDINATED -> "good";
          case CONFIRMED -> "warn";
          case DISMISSED, AGREED -> "";
        });
  }
}
