package org.capacitycompact.account;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.account.TasksLeftBehind.HandedOver;
import org.capacitycompact.account.TasksLeftBehind.InHand;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.party.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells who takes over, by initiative: the successor, the groups, and the person themselves. */
@Component
class HandOverNotices {

  private final Outbox outbox;
  private final People people;

  HandOverNotices(Outbox outbox, People people) {
    this.outbox = outbox;
    this.people = people;
  }

  void tell(String userId, @Nullable Actor successor, HandedOver handed, Actor by) {
    String person = people.names(List.of(userId)).getOrDefault(userId, userId);
    if (successor != null) {
      byInitiative(handed.given())
          .keySet()
          .forEach(
              number ->
                  outbox.tell(
                      Notice.of("handover.received")
                          .about(number)
                          .by(by)
                          .to("user:" + successor.userId())
                          .telling(person)));
    }
    byInitiative(handed.returned()).forEach((number, tasks) -> returned(person, number, tasks, by));
    Stream.concat(handed.given().stream(), handed.returned().stream())
        .findFirst()
        .ifPresent(
            some ->
                outbox.tell(
                    Notice.of("handover.taken").by(by).to("user:" + userId).leadingTo("/tasks")));
  }

  private void returned(String person, InitiativeNumber number, List<InHand> tasks, Actor by) {
    outbox.tell(
        Notice.of("handover.returned")
            .about(number)
            .by(by)
            .to(
                tasks.stream()
                    .flatMap(task -> task.groups().stream())
                    .distinct()
                    .map(group -> "group:" + group)
                    .toArray(String[]::new))
            .telling(person));
  }

  private static Map<InitiativeNumber, List<InHand>> byInitiative(List<InHand> tasks) {
    return tasks.stream()
        .collect(
            Collectors.groupingBy(
                task -> InitiativeNumber.of(task.number()), TreeMap::new, Collectors.toList()));
  }
}
