package org.capacitycompact.clauses.web;

import java.util.List;
import java.util.Locale;
import org.capacitycompact.clauses.Clause;
import org.capacitycompact.clauses.Clauses;
import org.capacitycompact.clauses.Embodiments;
import org.capacitycompact.clauses.Embodiments.State;
import org.capacitycompact.platform.language.WrittenList;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** Puts the clauses and their embodiments into a reader's words. */
@Component
class ClauseRows {

  private final Clauses clauses;
  private final Embodiments embodiments;
  private final EmbodimentWords places;
  private final Wording wording;

  ClauseRows(Clauses clauses, Embodiments embodiments, EmbodimentWords places, Wording wording) {
    this.clauses = clauses;
    this.embodiments = embodiments;
    this.places = places;
    this.wording = wording;
  }

  /** All clauses in order of their numbers. */
  List<ClauseRow> all(Locale language) {
    return clauses.all(language).stream().map(clause -> row(clause, language)).toList();
  }

  private ClauseRow row(Clause clause, Locale language) {
    State state = embodiments.state(clause);
    return new ClauseRow(
        clause.number(),
        clause.theme(),
        clause.title(),
        clause.meaning(),
        clause.quote(),
        clause.source(),
        state,
        tag(state, language),
        kinds(clause.kinds(), language),
        kinds(embodiments.missing(clause), language),
        places.lines(embodiments.of(clause.number()), language));
  }

  Tag tag(State state, Locale language) {
    String look =
        switch (state) {
          case EMBODIED -> "ok";
          case PARTLY -> "warn";
          case OPEN -> "open";
        };
    return new Tag(wording.say(language, "clauses.state." + state.name()), look);
  }

  private String kinds(String letters, Locale language) {
    return letters
        .chars()
        .mapToObj(letter -> wording.say(language, "clauses.wanted." + Character.toString(letter)))
        .collect(WrittenList.in(language));
  }
}
