package org.capacitycompact.worklist.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.party.Parties;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.StepsOfOthers;
import org.capacitycompact.worklist.StepsOfOthers.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a country or a provider sent, and others are to decide. */
@Component
@Order(30)
class WaitsForOthers implements HomePart {

  private final StepsOfOthers steps;
  private final Parties parties;
  private final Wording wording;

  WaitsForOthers(StepsOfOthers steps, Parties parties, Wording wording) {
    this.steps = steps;
    this.parties = parties;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    // Whoever works on plans or comments on designs is one side of initiatives, and does not only
    // watch over them.
    if (!Right.EDIT_PLAN.of(reader)
        && !Right.PROPOSE_TO_PLAN.of(reader)
        && !Right.COMMENT_ON_DESIGN.of(reader)) {
      return Optional.empty();
    }
    List<Step> open = steps.of(reader, FEW);
    Map<String, String> organisations = open.isEmpty() ? Map.of() : parties.organisationNames();
    return Optional.of(
        Board.ofLines(
            "others",
            wording.say(language, "home.others"),
            open.stream().map(step -> line(step, organisations, language)).toList(),
            wording.say(language, "home.others.none")));
  }

  private Line line(Step step, Map<String, String> organisations, Locale language) {
    String task = wording.task(step.task(), language);
    String who =
        step.groups().stream()
            .map(group -> wording.group(group, organisations, language))
            .sorted()
            .collect(Collectors.joining("; "));
    return new Line(
        Cell.of(who.isEmpty() ? task : wording.say(language, "home.others.line", who, task))
            .leadingTo("/initiatives/" + step.number()),
        Cell.of(step.number() + " " + Quoted.in(step.language(), step.title())),
        wording.due(step.dueAt(), language));
  }
}
