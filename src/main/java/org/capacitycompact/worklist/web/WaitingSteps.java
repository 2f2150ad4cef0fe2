package org.capacitycompact.worklist.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.party.Parties;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Who must act on an initiative now: one line per step, however many people have it. */
@Component
class WaitingSteps {

  private static final String PROVIDERS = "group:" + Role.PROVIDER.group();

  private final Worklist worklist;
  private final Parties parties;
  private final Wording wording;

  WaitingSteps(Worklist worklist, Parties parties, Wording wording) {
    this.worklist = worklist;
    this.parties = parties;
    this.wording = wording;
  }

  /** The reader's own steps first, then the others, each by due date. */
  List<WaitingStep> on(InitiativeNumber number, Actor reader, Locale language) {
    Map<String, Set<String>> audiences = worklist.audiencesOn(number);
    Map<String, List<WorkItem>> bySteps =
        worklist.waitingOn(number).stream()
            .sorted(Comparator.comparing(WorkItem::dueAt))
            .collect(
                Collectors.groupingBy(WorkItem::task, LinkedHashMap::new, Collectors.toList()));
    boolean providers =
        audiences.values().stream()
            .flatMap(Set::stream)
            .anyMatch(audience -> audience.startsWith(PROVIDERS));
    Map<String, String> organisations = providers ? parties.organisationNames() : Map.of();
    return bySteps.values().stream()
        .map(items -> step(items, audiences, organisations, reader, language))
        .sorted(Comparator.comparing(step -> step.taskId() == null))
        .toList();
  }

  private WaitingStep step(
      List<WorkItem> items,
      Map<String, Set<String>> audiences,
      Map<String, String> organisations,
      Actor reader,
      Locale language) {
    WorkItem first = items.get(0);
    Set<String> groups = new TreeSet<>();
    items.forEach(item -> groups.addAll(groups(audiences.getOrDefault(item.taskId(), Set.of()))));
    String who =
        groups.isEmpty()
            ? wording.say(language, "initiative.people", items.size())
            : groups.stream()
                .map(group -> wording.group(group, organisations, language))
                .collect(Collectors.joining("; "));
    String mine =
        items.stream()
            .filter(item -> actsOn(item, audiences.getOrDefault(item.taskId(), Set.of()), reader))
            .map(WorkItem::taskId)
            .findFirst()
            .orElse(null);
    return new WaitingStep(
        first.task(),
        wording.task(first.task(), language),
        who,
        wording.due(first.dueAt(), first.dormantUntil(), language),
        wording.day(first.dueAt(), language),
        items.stream().anyMatch(WorkItem::escalated),
        groups.stream()
            .anyMatch(group -> Role.ofGroup(group).filter(Role::isOfCountry).isPresent()),
        mine);
  }

  private static boolean actsOn(WorkItem item, Set<String> audiences, Actor reader) {
    boolean theirs =
        groups(audiences).isEmpty()
            ? audiences.contains("user:" + reader.userId())
            : groups(audiences).stream().anyMatch(reader.groups()::contains);
    return theirs
        && (item.assignee() == null
            || item.assignee().equals(reader.userId())
            || reader.standsInFor().contains(item.assignee()));
  }

  private static Set<String> groups(Set<String> audiences) {
    return audiences.stream()
        .filter(audience -> audience.startsWith("group:"))
        .map(audience -> audience.substring("group:".length()))
        .collect(Collectors.toSet());
  }
}
