package org.capacitycompact.help.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.authorization.RightsOfTasks;
import org.capacitycompact.authorization.Role;
import org.capacitycompact.diagram.ProcessWords;
import org.capacitycompact.help.Ahead;
import org.capacitycompact.help.Course;
import org.capacitycompact.help.HelpText;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Deadlines;
import org.capacitycompact.worklist.StepHelp;
import org.springframework.stereotype.Component;

/** What help says about a step, on its task's page and on the page of its stage. */
@Component
class HelpOnStep implements StepHelp {

  private final Course course;
  private final RightsOfTasks rights;
  private final Deadlines deadlines;
  private final ProcessWords words;
  private final Wording wording;

  HelpOnStep(
      Course course,
      RightsOfTasks rights,
      Deadlines deadlines,
      ProcessWords words,
      Wording wording) {
    this.course = course;
    this.rights = rights;
    this.deadlines = deadlines;
    this.words = words;
    this.wording = wording;
  }

  /**
   * Help about a step.
   *
   * @param next what may follow, each in a line
   * @param stage the page of its stage, and its name
   */
  record About(HelpText purpose, String example, List<String> next, StageLink stage) {}

  record StageLink(String path, String name) {}

  @Override
  public String template() {
    return "help/step";
  }

  @Override
  public Optional<About> of(String task, Locale language) {
    return course.stage(task).map(stage -> about(task, stage, language));
  }

  About about(String task, Stage stage, Locale language) {
    return new About(
        HelpText.of(wording.say(language, "help.step." + task + ".purpose")),
        wording.say(language, "help.step." + task + ".example"),
        next(course.after(task), language),
        link(stage, language));
  }

  StageLink link(Stage stage, Locale language) {
    return new StageLink(
        stage.name().toLowerCase(Locale.ROOT), wording.say(language, stage.messageKey()));
  }

  /** The roles that do a step, in words. */
  String who(String task, Locale language) {
    return rights.right(task).stream()
        .map(Right::roles)
        .flatMap(roles -> roles.stream().map(role -> wording.role(role, language)))
        .collect(Collectors.joining(wording.say(language, "help.step.or")));
  }

  /** Whether a step is the country's to do. */
  boolean isOfCountry(String task) {
    return rights.right(task).stream()
        .flatMap(right -> right.roles().stream())
        .anyMatch(Role::isOfCountry);
  }

  int days(String task) {
    return deadlines.days(task);
  }

  private List<String> next(Ahead ahead, Locale language) {
    List<String> lines = new ArrayList<>();
    ahead
        .tasks()
        .forEach(
            task ->
                lines.add(
                    wording.say(
                        language,
                        "help.step.task",
                        wording.task(task, language),
                        who(task, language),
                        days(task))));
    ahead
        .stages()
        .forEach(
            stage ->
                lines.add(
                    wording.say(
                        language, "help.step.stage", wording.say(language, stage.messageKey()))));
    ahead
        .askers()
        .forEach(
            process ->
                lines.add(
                    wording.say(language, "help.step.back", words.process(process, language))));
    String ends = ahead.ofInitiative() ? "help.step.end" : "help.step.over";
    ahead
        .ends()
        .forEach(
            end ->
                lines.add(wording.say(language, ends, words.step(end.id(), end.name(), language))));
    return lines;
  }
}
