package org.capacitycompact.worklist.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.diagram.ProcessPicture;
import org.capacitycompact.diagram.ProcessWords;
import org.capacitycompact.diagram.Standing;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Tag;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.ProcessPaths.Run;
import org.capacitycompact.worklist.ProcessPaths.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of one run of a process, as a list of steps and as a picture with the same content. */
@Component
class ProcessPage {

  /**
   * Elements that people would not call a step: gateways and joins are questions in the drawing.
   */
  private static final Set<String> NOT_TOLD =
      Set.of("parallelGateway", "exclusiveGateway", "inclusiveGateway", "subProcess");

  private final ProcessPaths paths;
  private final WaitingSteps waiting;
  private final ProcessRuns runs;
  private final Wording wording;
  private final ProcessWords words;

  ProcessPage(
      ProcessPaths paths,
      WaitingSteps waiting,
      ProcessRuns runs,
      Wording wording,
      ProcessWords words) {
    this.paths = paths;
    this.runs = runs;
    this.waiting = waiting;
    this.wording = wording;
    this.words = words;
  }

  /**
   * A step in words.
   *
   * @param called the run that it started, for a link; null for none
   */
  record StepView(
      String name, Tag state, String when, String who, @Nullable String called, String part) {}

  /**
   * An active step, and who acts on it.
   *
   * @param element its id in the picture
   * @param who in words; empty when nobody acts
   * @param count how many of several instances are done; empty when there is one
   * @param plate the people who act, for the picture
   * @param called the runs in progress for it, by id, with their names
   */
  record ActingView(
      String element,
      String step,
      String who,
      String count,
      String plate,
      Map<String, String> called) {}

  /** A run step by step; the standings are for the picture, by element. */
  record Path(List<StepView> steps, List<ActingView> acting, Map<String, Standing> standings) {}

  Path path(Run run, List<Run> all, InitiativeNumber number, Actor reader, Locale language) {
    List<Step> steps = paths.steps(run);
    Map<String, WaitingStep> people =
        run.endedAt() == null
            ? waiting.on(number, reader, language).stream()
                .collect(Collectors.toMap(WaitingStep::element, Function.identity()))
            : Map.of();
    Map<String, ActingView> acting = acting(steps, new Around(all, people, language));
    Map<String, Standing> standings = new HashMap<>();
    steps.forEach(step -> standings.putIfAbsent(step.element(), Standing.done()));
    acting.forEach(
        (element, now) ->
            standings.put(element, new Standing(Standing.State.NOW, now.plate(), now.count())));
    steps.stream()
        .filter(step -> step.endedAt() == null && step.type().equals("subProcess"))
        .forEach(step -> standings.remove(step.element()));
    Map<String, String> parts = runs.names(all, language);
    List<StepView> views =
        steps.stream()
            .filter(step -> isTold(step, language))
            .map(step -> view(step, acting, parts, language))
            .toList();
    return new Path(views, new ArrayList<>(acting.values()), standings);
  }

  /**
   * The context for reading a run's steps: the other runs, and the open steps of the initiative.
   */
  private record Around(List<Run> runs, Map<String, WaitingStep> people, Locale language) {

    List<Run> called(Step step) {
      return runs.stream().filter(run -> run.id().equals(step.called())).toList();
    }
  }

  /** Skips events without a name, which would tell the reader nothing. */
  private boolean isTold(Step step, Locale language) {
    return !NOT_TOLD.contains(step.type())
        && (!step.name().isEmpty() || words.isNamed(step.element(), language));
  }

  String picture(Run run, Path path, Locale language) {
    byte[] model = paths.model(run).orElseThrow(NotThereException::new);
    String name = words.process(run.process(), language);
    String stands =
        path.acting().isEmpty()
            ? wording.say(language, "process.picture.over")
            : wording.say(
                language,
                "process.picture.stands",
                path.acting().stream()
                    .map(now -> inWords(now, language))
                    .collect(Collectors.joining("; ")));
    return ProcessPicture.of(
        model,
        wording.say(language, "process.drawing", name),
        stands,
        words.in(language),
        path.standings());
  }

  private String inWords(ActingView now, Locale language) {
    String who =
        now.who().isEmpty()
            ? now.step()
            : wording.say(language, "process.acts", now.step(), now.who());
    return now.count().isEmpty() ? who : who + " (" + now.count() + ")";
  }

  /** The active steps by element; parallel instances are counted. */
  private Map<String, ActingView> acting(List<Step> steps, Around around) {
    Map<String, List<Step>> beside = steps.stream().collect(Collectors.groupingBy(Step::beside));
    Map<String, ActingView> acting = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.endedAt() == null && !NOT_TOLD.contains(step.type())) {
        acting.putIfAbsent(
            step.element(), acting(step, beside.getOrDefault(step.beside(), List.of()), around));
      }
    }
    return acting;
  }

  private ActingView acting(Step step, List<Step> all, Around around) {
    Locale language = around.language();
    long done = all.stream().filter(each -> each.endedAt() != null).count();
    List<Run> called =
        all.stream()
            .filter(each -> each.endedAt() == null)
            .flatMap(each -> around.called(each).stream())
            .toList();
    String people = String.join("; ", people(step, called, around));
    Map<String, String> names = runs.names(around.runs(), language);
    Map<String, String> links = new LinkedHashMap<>();
    called.forEach(run -> links.put(run.id(), names.getOrDefault(run.id(), run.process())));
    return new ActingView(
        step.element(),
        words.step(step.element(), step.name(), language),
        people.isEmpty() ? byItself(step, language) : people,
        all.size() < 2
            ? ""
            : wording.say(
                language, "process.count", String.valueOf(done), String.valueOf(all.size())),
        people,
        links);
  }

  /** Who acts on a step: those asked for it, or for steps in the runs that it called. */
  private Set<String> people(Step step, List<Run> called, Around around) {
    Set<String> who = new LinkedHashSet<>();
    WaitingStep asked = around.people().get(step.element());
    if (asked != null) {
      who.add(asked.who());
    }
    for (Run run : called) {
      for (Step inside : paths.steps(run)) {
        if (inside.endedAt() == null && !NOT_TOLD.contains(inside.type())) {
          who.addAll(people(inside, around.called(inside), around));
        }
      }
    }
    return who;
  }

  /** Who or what acts when no person does. */
  private String byItself(Step step, Locale language) {
    return wording.find(language, "process.by." + step.type()).orElse("");
  }

  private StepView view(
      Step step, Map<String, ActingView> acting, Map<String, String> parts, Locale language) {
    boolean now = step.endedAt() == null;
    Tag state =
        now
            ? new Tag(wording.say(language, "initiative.stage.now"), "warn")
            : step.interrupted()
                ? new Tag(wording.say(language, "process.interrupted"), "")
                : new Tag(wording.say(language, "initiative.stage.done"), "ok");
    ActingView who = acting.get(step.element());
    String called = step.called();
    return new StepView(
        words.step(step.element(), step.name(), language),
        state,
        wording.moment(Objects.requireNonNullElse(step.endedAt(), step.startedAt()), language),
        now && who != null && called == null ? who.who() : "",
        called,
        called == null ? "" : parts.getOrDefault(called, ""));
  }
}
