package org.capacitycompact.worklist.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Due;
import org.capacitycompact.worklist.Worklist.Search;
import org.capacitycompact.worklist.Worklist.Sort;
import org.capacitycompact.worklist.Worklist.Whose;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is late or stuck, for whoever is told of it: the secretariat, and operators. */
@Component
@Order(40)
class LateWork implements HomePart {

  private final Worklist worklist;
  private final Incidents incidents;
  private final Wording wording;

  LateWork(Worklist worklist, Incidents incidents, Wording wording) {
    this.worklist = worklist;
    this.incidents = incidents;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    List<Figure> figures = new ArrayList<>();
    if (Right.SEE_ESCALATED_TASKS.of(reader)) {
      figures.add(tasks("escalated", Whose.ESCALATED, reader, language));
      figures.add(tasks("dormant", Whose.DORMANT, reader, language));
    }
    if (Right.HANDLE_INCIDENTS.of(reader)) {
      figures.add(
          figure("incidents", incidents.open(reader).size(), IncidentsController.PATH, language));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Board.ofFigures(
                "late",
                wording.say(language, "home.late"),
                figures,
                wording.say(language, "home.late.none")));
  }

  private Figure tasks(String name, Whose whose, Actor reader, Locale language) {
    return figure(
        name,
        worklist.count(reader, new Search(whose, Due.ANY, null, null, null, Sort.DUE)),
        "/tasks?whose=" + whose,
        language);
  }

  private Figure figure(String name, int count, String address, Locale language) {
    return new Figure(
        wording.say(language, "home.late." + name),
        count,
        Figures.number(BigDecimal.valueOf(count), language),
        address);
  }
}
