package org.capacitycompact.worklist.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.form.WrittenNumbers;
import org.capacitycompact.form.web.WritingLanguage;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.worklist.DraftSaved;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: its form, and what a person does with it. */
@Controller
class TaskController {

  private final TaskDesk desk;
  private final TaskPage page;

  TaskController(TaskDesk desk, TaskPage page) {
    this.desk = desk;
    this.page = page;
  }

  @GetMapping("/tasks/{id}")
  ModelAndView open(@PathVariable String id, Actor actor, Locale language) {
    return desk.open(id, actor)
        .map(task -> page.show(task, language))
        .orElseGet(() -> notOpen(id, Map.of(), actor, language));
  }

  @PostMapping(
      path = "/tasks/{id}",
      params = {"_submit", "!_look"})
  ModelAndView submit(
      @PathVariable String id,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    Map<String, Object> posted =
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
    Optional<OpenTask> open = desk.open(id, actor);
    if (open.filter(task -> !page.isAsSeen(task, request)).isPresent()) {
      boolean kept =
          desk.saveDraft(id, actor, posted, OpenedPage.saving(request)) instanceof DraftSaved.At;
      return page.changed(open.get(), posted, kept, language);
    }
    Map<String, Object> answers = plain(open, WritingLanguage.without(posted), language);
    TaskResult decided =
        WrittenIn.within(WritingLanguage.of(posted), () -> desk.decide(id, actor, answers));
    if (decided instanceof TaskResult.Done done) {
      next.addFlashAttribute("done", page.name(done.task(), language));
      if (desk.isSecret(done.task())) {
        return to("/ballots");
      }
      next.addFlashAttribute("doneTask", done.task().task());
      return to("/initiatives/" + done.task().number());
    }
    if (decided instanceof TaskResult.Refused refused) {
      // Invalid answers are kept as a draft, so that the page need not send them twice.
      boolean kept =
          desk.saveDraft(id, actor, posted, OpenedPage.saving(request)) instanceof DraftSaved.At;
      return desk.open(id, actor)
          .map(task -> page.again(task, posted, refused.errors(), kept, language))
          .orElseGet(() -> notOpen(id, posted, actor, language));
    }
    if (decided instanceof TaskResult.Late late) {
      return page.ended(late, posted, language);
    }
    return changed(id, posted, actor, language);
  }

  /** Only one notation is accepted for numbers and days; the page shows again what was typed. */
  private static Map<String, Object> plain(
      Optional<OpenTask> open, Map<String, Object> posted, Locale language) {
    return WrittenNumbers.occurIn(posted)
        ? open.map(task -> WrittenNumbers.plain(task.schema(), posted, language)).orElse(posted)
        : posted;
  }

  /**
   * Shows the verdicts that the present answers would get. Nothing is stored, whichever button the
   * script says was pressed.
   */
  @PostMapping(path = "/tasks/{id}", params = "_look")
  ModelAndView look(
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Map<String, Object> posted =
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
    return desk.open(id, actor)
        .map(
            task ->
                part
                    ? page.standing(task, posted, language)
                    : page.asItStands(task, posted, language))
        .orElseGet(() -> notOpen(id, posted, actor, language));
  }

  /**
   * Saves what was typed, right or wrong. Saving a draft claims a group's task, except when the
   * page saves by itself during typing. Secret answers are not saved.
   */
  @PostMapping(
      path = "/tasks/{id}",
      params = {"_draft", "!_submit", "!_look"})
  ModelAndView draft(
      @PathVariable String id,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
      HttpServletRequest request,
      Actor actor,
      Locale language) {
    Map<String, Object> posted =
        WritingLanguage.kept(PostedForm.of(request.getParameterMap()), request);
    Optional<OpenTask> task = desk.open(id, actor);
    if (task.filter(OpenTask::secret).isPresent()) {
      return page.noDraft(task.get(), posted, language);
    }
    if (part) {
      return page.kept(
          desk.saveDraft(id, actor, posted, OpenedPage.saving(request)),
          id,
          task.orElse(null),
          posted,
          language);
    }
    boolean free = task.filter(open -> open.task().assignee() == null).isPresent();
    if (free && !desk.claim(id, actor)) {
      return changed(id, posted, actor, language);
    }
    DraftSaved saved = desk.saveDraft(id, actor, posted, OpenedPage.saving(request));
    if (saved instanceof DraftSaved.NewerElsewhere newer && task.isPresent()) {
      return page.newer(task.get(), posted, newer.at(), language);
    }
    if (!(saved instanceof DraftSaved.At)) {
      return changed(id, posted, actor, language);
    }
    return to("/tasks/" + id + "#" + place(request.getParameter("_draft")));
  }

  /** The section whose button was pressed, else the buttons at the end. */
  private static String place(String button) {
    return button.matches("group-[A-Za-z0-9_]{1,80}") ? button : "saved";
  }

  @PostMapping("/tasks/{id}/claim")
  ModelAndView claim(@PathVariable String id, Actor actor, Locale language) {
    return desk.claim(id, actor) ? to("/tasks/" + id) : changed(id, Map.of(), actor, language);
  }

  @PostMapping("/tasks/{id}/take-up")
  ModelAndView takeUp(
      @PathVariable String id, Actor actor, Locale language, RedirectAttributes next) {
    if (!desk.takeUp(id, actor)) {
      return changed(id, Map.of(), actor, language);
    }
    next.addFlashAttribute("takenUp", true);
    return to("/tasks/" + id);
  }

  @PostMapping("/tasks/{id}/release")
  ModelAndView release(@PathVariable String id, Actor actor, Locale language) {
    return desk.release(id, actor) ? to("/tasks") : changed(id, Map.of(), actor, language);
  }

  /** Somebody else was faster: shows the present page, with what this person wrote. */
  private ModelAndView changed(
      String id, Map<String, Object> posted, Actor actor, Locale language) {
    return desk.open(id, actor)
        .map(
            task -> {
              ModelAndView now =
                  posted.isEmpty()
                      ? page.show(task, language)
                      : page.again(task, posted, List.<FieldError>of(), false, language);
              now.setStatus(HttpStatus.CONFLICT);
              return now;
            })
        .orElseGet(() -> notOpen(id, posted, actor, language));
  }

  private ModelAndView notOpen(
      String id, Map<String, Object> posted, Actor actor, Locale language) {
    return desk.ended(id, actor)
        .map(ended -> page.ended(ended, posted, language))
        .orElseGet(() -> new ModelAndView("error/404", HttpStatus.NOT_FOUND));
  }

  private static ModelAndView to(String address) {
    return new ModelAndView("redirect:" + address);
  }
}
