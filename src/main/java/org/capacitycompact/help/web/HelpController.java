package org.capacitycompact.help.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.diagram.ProcessPicture;
import org.capacitycompact.diagram.ProcessWords;
import org.capacitycompact.diagram.Zoom;
import org.capacitycompact.help.Course;
import org.capacitycompact.help.HelpText;
import org.capacitycompact.help.Word;
import org.capacitycompact.initiative.LifecycleProcess;
import org.capacitycompact.initiative.Stage;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.Deadlines;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Help for everybody, with or without an account. */
@Controller
class HelpController {

  private final Course course;
  private final HelpOnStep steps;
  private final Deadlines deadlines;
  private final ProcessWords words;
  private final Wording wording;

  HelpController(
      Course course, HelpOnStep steps, Deadlines deadlines, ProcessWords words, Wording wording) {
    this.course = course;
    this.steps = steps;
    this.deadlines = deadlines;
    this.words = words;
    this.wording = wording;
  }

  /** A stage in the list of all. */
  record StageLine(HelpOnStep.StageLink link, HelpText happens) {}

  /** A step of a stage: who does it, in how many days, and help about it. */
  record Step(String task, String name, String who, int days, HelpOnStep.About about) {}

  /** A word and what it means. */
  record Meaning(String anchor, String word, String means) {}

  @GetMapping("/help")
  String help(@RequestParam(defaultValue = "") String zoom, Locale language, Model model) {
    model.addAttribute(
        "stages",
        Arrays.stream(Stage.values())
            .map(stage -> new StageLine(steps.link(stage, language), happens(stage, language)))
            .toList());
    picture(LifecycleProcess.ID, zoom, language, model);
    return "help/help";
  }

  @GetMapping("/help/stages/{stage}")
  String stage(
      @PathVariable String stage,
      @RequestParam(defaultValue = "") String zoom,
      Locale language,
      Model model) {
    Stage shown =
        Arrays.stream(Stage.values())
            .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(stage))
            .findFirst()
            .orElseThrow(NotThereException::new);
    List<Step> all =
        course.userTasks(shown).stream().map(task -> step(task, shown, language)).toList();
    List<Step> countrys = all.stream().filter(step -> steps.isOfCountry(step.task())).toList();
    model.addAttribute("link", steps.link(shown, language));
    model.addAttribute("happens", happens(shown, language));
    model.addAttribute(
        "no", HelpText.of(wording.say(language, "help.stage." + shown.name() + ".no")));
    model.addAttribute("steps", all);
    model.addAttribute("chased", deadlines.days(shown.process()));
    model.addAttribute("countryDays", countrys.stream().mapToInt(Step::days).sum());
    model.addAttribute("countrySteps", countrys.size());
    model.addAttribute(
        "ends",
        course.ends(shown).stream()
            .map(end -> words.step(end.id(), end.name(), language))
            .toList());
    picture(shown.process(), zoom, language, model);
    return "help/stage";
  }

  @GetMapping("/help/words")
  String words(Locale language, Model model) {
    model.addAttribute(
        "meanings",
        Arrays.stream(Word.values())
            .map(
                word ->
                    new Meaning(
                        word.anchor(),
                        wording.say(language, word.messageKey()),
                        wording.say(language, word.messageKey() + ".is")))
            .sorted(Comparator.comparing(Meaning::word, Collator.getInstance(language)))
            .toList());
    return "help/words";
  }

  private Step step(String task, Stage stage, Locale language) {
    return new Step(
        task,
        wording.task(task, language),
        steps.who(task, language),
        steps.days(task),
        steps.about(task, stage, language));
  }

  private HelpText happens(Stage stage, Locale language) {
    return HelpText.of(wording.say(language, "help.stage." + stage.name()));
  }

  private void picture(String process, String zoom, Locale language, Model model) {
    String name = words.process(process, language);
    model.addAttribute("name", name);
    model.addAttribute("zoom", Zoom.of(zoom));
    model.addAttribute(
        "picture",
        ProcessPicture.of(
            course.drawing(process),
            wording.say(language, "process.drawing", name),
            wording.say(language, "help.drawing", name),
            words.in(language),
            Map.of()));
  }
}
