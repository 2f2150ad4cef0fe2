package org.capacitycompact.paper.web;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.ReleasedForms;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.TasksOnPaper;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All forms to print blank, and the way from a filled one to its task. */
@Controller
class FormsController {

  private static final String ENDING = ".form";

  private final ReleasedForms released;
  private final TasksOnPaper tasks;
  private final FormNames names;
  private final PrintedForm printed;
  private final List<String> all;

  FormsController(
      ReleasedForms released, TasksOnPaper tasks, FormNames names, PrintedForm printed) {
    this.released = released;
    this.tasks = tasks;
    this.names = names;
    this.printed = printed;
    this.all = all();
  }

  private static List<String> all() {
    try {
      return Stream.of(
              new PathMatchingResourcePatternResolver().getResources("classpath*:forms/*.form"))
          .flatMap(file -> Stream.ofNullable(file.getFilename()))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("the forms cannot be listed", failure);
    }
  }

  /** A form by name; nobody prints a secret one. */
  record FormView(String id, String name, boolean secret) {}

  @GetMapping("/forms")
  ModelAndView list(
      @RequestParam(defaultValue = "") String reference, Actor actor, Locale language) {
    Optional<TaskInHand> task = referred(reference, actor);
    if (task.isPresent()) {
      return new ModelAndView("redirect:/tasks/" + task.get().taskId() + "/transcript");
    }
    ModelAndView page = new ModelAndView("paper/forms");
    page.addObject(
        "forms",
        all.stream()
            // What is asked of each row is printed with the form it belongs to.
            .filter(form -> all.stream().noneMatch(whole -> form.startsWith(whole + "-")))
            .map(form -> new FormView(form, names.of(form, language), tasks.isSecret(form)))
            .sorted(comparing(FormView::name, Collator.getInstance(language)))
            .toList());
    page.addObject("transcribes", Right.TRANSCRIBE.of(actor));
    page.addObject("reference", reference);
    if (!reference.isBlank()) {
      page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }
    return page;
  }

  /** The open task of a printed form; {@code KE-2026-004/4c1d90ab}. */
  private Optional<TaskInHand> referred(String reference, Actor actor) {
    String[] parts = reference.strip().split("/", 2);
    if (!Right.TRANSCRIBE.of(actor) || parts.length < 2 || parts[1].length() < 4) {
      return Optional.empty();
    }
    return InitiativeNumber.read(parts[0].strip().toUpperCase(Locale.ROOT)).stream()
        .flatMap(number -> tasks.waiting(number, actor).stream())
        .filter(task -> task.taskId().startsWith(parts[1].strip().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  @GetMapping("/forms/{form}.pdf")
  Object form(@PathVariable String form, Locale language) {
    if (!all.contains(form)) {
      throw new NotThereException();
    }
    return tasks.isSecret(form)
        ? Paperless.because("secret", null)
        : PdfAnswer.of(form, printed.of(released.of(form), language));
  }
}
