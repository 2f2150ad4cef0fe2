package org.capacitycompact.release;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.party.People;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds a person for a task of the list: its assignee, or a member of its group. */
final class WhoMayDecide {

  private static final String GROUP = "group:";

  private final People people;
  private final Worklist worklist;
  private final TaskDesk desk;
  private final List<String> accounts;

  @Autowired
  WhoMayDecide(People people, Worklist worklist, TaskDesk desk, JdbcClient database) {
    this.people = people;
    this.worklist = worklist;
    this.desk = desk;
    this.accounts =
        database
            .sql("select user_id from person where enabled order by user_id")
            .query(String.class)
            .list();
  }

  Actor decides(WorkItem item) {
    return candidates(item)
        .filter(actor -> desk.open(item.taskId(), actor).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody may decide " + item));
  }

  private Stream<Actor> candidates(WorkItem item) {
    if (item.assignee() != null) {
      return people.actor(item.assignee()).stream();
    }
    Set<String> audiences = worklist.audiencesOn(item.number()).get(item.taskId());
    return accounts.stream()
        .flatMap(account -> people.actor(account).stream())
        .filter(
            actor -> actor.groups().stream().anyMatch(group -> audiences.contains(GROUP + group)));
  }
}
