package org.capacitycompact.initiative.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many running initiatives are in each stage, for whoever watches over all of them. */
@Component
@Order(45)
class Portfolio implements HomePart {

  private final InitiativesOverview initiatives;
  private final Wording wording;

  Portfolio(InitiativesOverview initiatives, Wording wording) {
    this.initiatives = initiatives;
    this.wording = wording;
  }

  static boolean isFor(Actor reader) {
    return Right.SEE_ESCALATED_TASKS.of(reader);
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    if (!isFor(reader)) {
      return Optional.empty();
    }
    Map<Stage, Integer> counted = initiatives.runningByStage(reader);
    return Optional.of(
        Board.ofFigures(
            "portfolio",
            wording.say(language, "home.portfolio"),
            Arrays.stream(Stage.values())
                .map(stage -> figure(stage, counted.getOrDefault(stage, 0), language))
                .toList(),
            "",
            new Link(wording.say(language, "home.initiatives.all"), "/initiatives")));
  }

  private Figure figure(Stage stage, int count, Locale language) {
    String figure = Figures.number(BigDecimal.valueOf(count), language);
    return new Figure(
        wording.say(language, stage.messageKey()),
        count,
        count < InitiativesOverview.COUNTED_UP_TO
            ? figure
            : wording.say(language, "home.orMore", figure),
        "/initiatives?stage=" + stage + "&status=" + Status.RUNNING);
  }
}
