package org.capacitycompact.initiative.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.InitiativeSummary;
import org.capacitycompact.initiative.InitiativesOverview;
import org.capacitycompact.initiative.InitiativesOverview.Search;
import org.capacitycompact.initiative.InitiativesOverview.Sort;
import org.capacitycompact.initiative.NextSteps;
import org.capacitycompact.initiative.NextSteps.Next;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The initiatives that somebody takes part in, with their stage and when they go on. */
@Component
@Order(50)
class OwnInitiatives implements HomePart {

  private final InitiativesOverview initiatives;
  private final NextSteps steps;
  private final Wording wording;

  OwnInitiatives(InitiativesOverview initiatives, NextSteps steps, Wording wording) {
    this.initiatives = initiatives;
    this.steps = steps;
    this.wording = wording;
  }

  /** Whoever watches over all of them has the portfolio instead. */
  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    if (!Right.SEE_INITIATIVE.of(reader) || Portfolio.isFor(reader)) {
      return Optional.empty();
    }
    List<InitiativeSummary> running =
        Stream.of(Status.RUNNING, Status.SUSPENDED)
            .flatMap(
                status ->
                    initiatives
                        .find(reader, new Search(null, null, status, null, Sort.NEWEST), 0, FEW)
                        .stream())
            .limit(FEW)
            .toList();
    Map<InitiativeNumber, Next> next =
        steps.next(running.stream().map(InitiativeSummary::number).toList());
    return Optional.of(
        Board.ofLines(
            "initiatives",
            wording.say(language, "home.initiatives"),
            running.stream()
                .map(each -> line(each, Optional.ofNullable(next.get(each.number())), language))
                .toList(),
            wording.say(language, "home.initiatives.none"),
            new Link(wording.say(language, "home.initiatives.all"), "/initiatives")));
  }

  private Line line(InitiativeSummary each, Optional<Next> next, Locale language) {
    return new Line(
        Cell.said(each.title(), each.language()).leadingTo("/initiatives/" + each.number()),
        Cell.of(
            wording.say(
                language,
                "home.initiatives.line",
                each.number(),
                wording.say(language, each.stage().messageKey()))),
        next.map(due -> wording.due(due.dueAt(), due.dormantUntil(), language)).orElse(null));
  }
}
