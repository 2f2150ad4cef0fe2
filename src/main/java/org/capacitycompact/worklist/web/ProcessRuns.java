package org.capacitycompact.worklist.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.ProcessPaths.Run;
import org.springframework.stereotype.Component;

/**
 * The runs of an initiative's processes that a reader can choose: all active ones, and the newest
 * ended one of each process.
 */
@Component
class ProcessRuns {

  private final ProcessPaths paths;
  private final Wording wording;

  ProcessRuns(ProcessPaths paths, Wording wording) {
    this.paths = paths;
    this.wording = wording;
  }

  record RunView(String id, String process, String name, boolean shown, boolean goesOn) {}

  Optional<Run> asked(List<Run> all, String process, String id, Initiative initiative) {
    return id.isEmpty() && process.isEmpty()
        ? of(all, initiative.stage().process(), "").or(() -> all.stream().findFirst())
        : of(all, process, id)
            .or(() -> of(all, initiative.stage().process(), ""))
            .or(() -> all.stream().findFirst());
  }

  /** The run with this id, or the newest of the process. */
  Optional<Run> of(List<Run> all, String process, String id) {
    return all.stream()
        .filter(run -> id.isEmpty() ? run.process().equals(process) : run.id().equals(id))
        .reduce(
            (older, newer) -> newer.endedAt() == null || older.endedAt() != null ? newer : older);
  }

  List<RunView> views(List<Run> all, Run shown, Locale language) {
    Map<String, Run> newest = new LinkedHashMap<>();
    all.forEach(run -> newest.put(run.process(), run));
    List<Run> offered =
        all.stream()
            .filter(run -> run.endedAt() == null || run.equals(shown) || newest.containsValue(run))
            .toList();
    Map<String, String> milestones = paths.milestones(offered);
    return offered.stream()
        .map(
            run ->
                new RunView(
                    run.id(),
                    run.process(),
                    name(run, several(run, offered), milestones, language),
                    run.equals(shown),
                    run.endedAt() == null))
        .toList();
  }

  /** The name of each run, by id; runs of one process get different names. */
  Map<String, String> names(List<Run> all, Locale language) {
    Map<String, String> milestones = paths.milestones(all);
    Map<String, String> names = new LinkedHashMap<>();
    all.forEach(run -> names.put(run.id(), name(run, several(run, all), milestones, language)));
    return names;
  }

  String name(Run run, List<Run> all, Locale language) {
    return name(run, several(run, all), paths.milestones(List.of(run)), language);
  }

  private String name(Run run, boolean several, Map<String, String> milestones, Locale language) {
    String milestone = milestones.get(run.id());
    if (milestone != null) {
      return wording.say(language, "task.milestone", milestone);
    }
    String name =
        Stage.carriedBy(run.process())
            .map(stage -> wording.say(language, stage.messageKey()))
            .or(() -> wording.find(language, "process." + run.process()))
            .orElse(run.process());
    return several
        ? wording.say(language, "process.begunOn", name, wording.day(run.startedAt(), language))
        : name;
  }

  private static boolean several(Run run, List<Run> all) {
    return all.stream().filter(each -> each.process().equals(run.process())).count() > 1;
  }
}
