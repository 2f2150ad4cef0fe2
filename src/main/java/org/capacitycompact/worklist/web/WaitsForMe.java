package org.capacitycompact.worklist.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Search;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The tasks that wait for a person, those that are due first. */
@Component
@Order(10)
class WaitsForMe implements HomePart {

  private final Worklist worklist;
  private final Wording wording;

  WaitsForMe(Worklist worklist, Wording wording) {
    this.worklist = worklist;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    List<Link> links = new ArrayList<>();
    links.add(new Link(wording.say(language, "home.tasks.all"), "/tasks"));
    links.add(new Link(wording.say(language, "calendar.title"), "/calendar"));
    if (Right.RAISE_DEMAND.of(reader)) {
      links.add(new Link(wording.say(language, "initiative.raise"), "/initiatives/new"));
    }
    return Optional.of(
        Board.ofLines(
            "tasks",
            wording.say(language, "home.tasks"),
            worklist.find(reader, Search.everything(), 0, FEW).stream()
                .map(item -> line(item, language))
                .toList(),
            wording.say(language, "home.tasks.none"),
            links.toArray(Link[]::new)));
  }

  private Line line(WorkItem item, Locale language) {
    return new Line(
        Cell.of(wording.task(item.task(), language)).leadingTo("/tasks/" + item.taskId()),
        Cell.of(item.number() + " " + Quoted.in(item.language(), item.title())),
        wording.due(item.dueAt(), item.dormantUntil(), language));
  }
}
