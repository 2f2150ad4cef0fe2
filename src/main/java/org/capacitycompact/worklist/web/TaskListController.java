package org.capacitycompact.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.Choice;
import org.capacitycompact.party.Parties;
import org.capacitycompact.party.People;
import org.capacitycompact.web.Paging;
import org.capacitycompact.web.SavableList;
import org.capacitycompact.web.SavedLists;
import org.capacitycompact.web.TableDownload;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.WorkItem;
import org.capacitycompact.worklist.Worklist;
import org.capacitycompact.worklist.Worklist.Occurs;
import org.capacitycompact.worklist.Worklist.Whose;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My tasks, and those of my groups. */
@Controller
class TaskListController implements SavableList {

  /** Lists with other people's tasks. */
  private static final Set<Whose> OTHERS = Set.of(Whose.ESCALATED, Whose.DORMANT);

  private final Worklist worklist;
  private final TaskDesk desk;
  private final Wording wording;
  private final Parties parties;
  private final People people;
  private final SavedLists saved;

  TaskListController(
      Worklist worklist,
      TaskDesk desk,
      Wording wording,
      Parties parties,
      People people,
      SavedLists saved) {
    this.parties = parties;
    this.people = people;
    this.saved = saved;
    this.worklist = worklist;
    this.desk = desk;
    this.wording = wording;
  }

  @Override
  public String listPath() {
    return "/tasks";
  }

  @Override
  public Map<String, String> question(Map<String, String> asked) {
    return TaskFilter.of(asked).query();
  }

  @GetMapping("/tasks")
  String list(@RequestParam Map<String, String> asked, Actor actor, Locale language, Model model) {
    TaskFilter filter = TaskFilter.of(asked);
    int page = Paging.asked(asked.getOrDefault("page", ""));
    List<WorkItem> items = worklist.find(actor, filter.search(), Paging.offset(page), Paging.SIZE);
    List<String> ids = items.stream().map(WorkItem::taskId).toList();
    Set<String> drafted = desk.drafted(ids, actor);
    Map<String, Set<String>> audiences =
        OTHERS.contains(filter.search().whose()) ? worklist.audiencesOf(ids) : Map.of();
    Map<String, String> organisations =
        audiences.isEmpty() ? Map.of() : parties.organisationNames();
    Map<String, String> away = away(items, actor);
    model.addAttribute(
        "rows",
        items.stream()
            .map(
                item ->
                    TaskRow.of(
                        item,
                        actor.userId(),
                        drafted,
                        item.assignee() == null ? null : away.get(item.assignee()),
                        audiences.get(item.taskId()),
                        organisations,
                        wording,
                        language))
            .toList());
    model.addAttribute("filter", filter);
    model.addAttribute("saved", saved.of(this, filter.query(), actor));
    model.addAttribute("waiting", worklist.waiting(actor));
    model.addAttribute(
        "paging", new Paging(page, worklist.count(actor, filter.search()), filter.query()));
    model.addAttribute("secretariat", Right.SEE_ESCALATED_TASKS.of(actor));
    model.addAttribute("raises", Right.RAISE_DEMAND.of(actor));
    List<Occurs> occurring = worklist.occurring(actor);
    model.addAttribute(
        "steps", choices(occurring, Occurs::task, step -> wording.task(step, language)));
    model.addAttribute(
        "countries", choices(occurring, Occurs::country, code -> wording.country(code, language)));
    return "worklist/tasks";
  }

  /** Names of those whose tasks are listed because the reader stands in for them. */
  private Map<String, String> away(List<WorkItem> items, Actor actor) {
    return people.names(
        items.stream()
            .map(WorkItem::assignee)
            .filter(Objects::nonNull)
            .filter(actor.standsInFor()::contains)
            .collect(Collectors.toSet()));
  }

  @GetMapping({"/tasks.csv", "/tasks.xlsx"})
  void export(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    List<String> headings =
        List.of("task", "initiative", "title", "country", "due", "created", "late").stream()
            .map(column -> wording.say(language, "tasks.column." + column))
            .toList();
    TableDownload.send(
        request,
        response,
        language,
        "tasks",
        headings,
        rows ->
            worklist.each(
                actor, TaskFilter.of(asked).search(), item -> rows.accept(cells(item, language))));
  }

  private Object[] cells(WorkItem item, Locale language) {
    return new Object[] {
      wording.task(item.task(), language),
      item.number(),
      item.title(),
      wording.country(item.country(), language),
      item.dueAt(),
      item.createdAt(),
      wording.say(
          language,
          wording.due(item.dueAt(), language).kind().equals("bad") ? "form.yes" : "form.no")
    };
  }

  private static List<Choice> choices(
      List<Occurs> occurring, Function<Occurs, String> code, Function<String, String> words) {
    return occurring.stream()
        .map(code)
        .distinct()
        .map(each -> new Choice(each, words.apply(each)))
        .sorted(Comparator.comparing(Choice::label))
        .toList();
  }
}
