package org.capacitycompact.worklist.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FormRenderer;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.FactSheet;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Status;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Incidents;
import org.capacitycompact.worklist.ProcessPaths;
import org.capacitycompact.worklist.WrittenTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits on an initiative and for whom, and what people wrote in their tasks. */
@Component
class WorkOnInitiative implements InitiativePart {

  private final WaitingSteps waiting;
  private final ProcessPaths paths;
  private final Incidents incidents;
  private final WrittenTexts words;
  private final ReleasedForms released;
  private final FormRenderer forms;
  private final Wording wording;

  WorkOnInitiative(
      WaitingSteps waiting,
      ProcessPaths paths,
      Incidents incidents,
      WrittenTexts words,
      ReleasedForms released,
      FormRenderer forms,
      Wording wording) {
    this.waiting = waiting;
    this.paths = paths;
    this.incidents = incidents;
    this.words = words;
    this.released = released;
    this.forms = forms;
    this.wording = wording;
  }

  /** What was written in one task. */
  record TaskView(String label, List<FactSheet.Fact> values) {}

  @Override
  public Map<String, ? extends @Nullable Object> of(
      Initiative initiative, Actor reader, Locale language) {
    InitiativeNumber number = initiative.number();
    List<WaitingStep> steps = waiting.on(number, reader, language);
    boolean open = initiative.status().isOpen();
    Map<String, @Nullable Object> shown = new HashMap<>();
    shown.put("waiting", steps);
    shown.put(
        "waitsForCountry",
        initiative.status() == Status.RUNNING && steps.stream().anyMatch(WaitingStep::country));
    shown.put("waits", open && steps.isEmpty() ? paths.waits(number).name() : null);
    shown.put("incident", open && incidents.on(number));
    shown.put("written", written(number, reader, language));
    return shown;
  }

  /** What people wrote in their tasks and no other part of the page says, task by task. */
  private List<TaskView> written(InitiativeNumber number, Actor reader, Locale language) {
    Map<String, List<FactSheet.Fact>> said = new LinkedHashMap<>();
    for (WrittenTexts.Said each : words.of(number, reader.userId())) {
      String task = wording.task(each.task(), language);
      List<FactSheet.Fact> values = said.computeIfAbsent(task, label -> new ArrayList<>());
      forms
          .answered(released.of(each.form()), each.words(), language)
          .forEach(
              answer ->
                  values.add(
                      new FactSheet.Fact(
                          task,
                          wording.say(
                              language,
                              "initiative.written.answer",
                              answer.label(),
                              quoted(each, answer.text())))));
    }
    return said.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> new TaskView(each.getKey(), each.getValue()))
        .toList();
  }

  /** Days and figures are told in the reader's words; the rest is theirs. */
  private static String quoted(WrittenTexts.Said said, String answer) {
    return said.words().containsValue(answer) ? Quoted.in(said.language(), answer) : answer;
  }
}
