package org.capacitycompact.paper.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.paper.Bringing;
import org.capacitycompact.paper.Brought;
import org.capacitycompact.paper.FilledPaper;
import org.capacitycompact.paper.PaperKind;
import org.capacitycompact.paper.PaperState;
import org.capacitycompact.paper.Papers;
import org.capacitycompact.paper.web.TypedPage.Typing;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TasksOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The secretariat types a filled form of a task that waits for a country or a partner. */
@Controller
class TranscriptController {

  private final TasksOnPaper tasks;
  private final TaskDesk desk;
  private final Papers papers;
  private final Bringing bringing;
  private final TypedPage page;

  TranscriptController(
      TasksOnPaper tasks, TaskDesk desk, Papers papers, Bringing bringing, TypedPage page) {
    this.tasks = tasks;
    this.desk = desk;
    this.papers = papers;
    this.bringing = bringing;
    this.page = page;
  }

  @GetMapping("/tasks/{id}/transcript")
  ModelAndView open(@PathVariable String id, Actor actor, Locale language) {
    OpenTask open = transcribed(id, actor);
    String why = refused(open);
    if (why != null) {
      return Paperless.because(why, null);
    }
    Optional<FilledPaper> begun = papers.open(id, PaperKind.TRANSCRIPT, actor);
    return begun.filter(paper -> paper.state() == PaperState.AWAITING).isPresent()
        ? toPaper(open, begun.get().id().toString())
        : page.show(
            open, typing(begun, begun.map(FilledPaper::answers).orElse(Map.of())), language);
  }

  @PostMapping("/tasks/{id}/transcript")
  ModelAndView type(
      @PathVariable String id,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    OpenTask open = transcribed(id, actor);
    String why = refused(open);
    if (why != null) {
      return Paperless.because(why, null);
    }
    boolean sends = request.getParameter("_send") != null;
    Brought brought;
    try {
      brought = bringing.transcribe(open, actor, page.typed(open, request, language), sends);
    } catch (AttachmentRefusedException several) {
      brought = Brought.of(several);
    }
    if (brought.result() == Brought.Result.TOO_LATE) {
      throw new ChangedMeanwhileException();
    }
    if (brought.result() == Brought.Result.REFUSED) {
      Optional<FilledPaper> begun = papers.open(id, PaperKind.TRANSCRIPT, actor);
      return page.again(open, typing(begun, TypedPage.posted(request)), brought, language);
    }
    next.addFlashAttribute("paperKept", sends ? "sent" : "drafted");
    return sends
        ? toPaper(open, String.valueOf(Objects.requireNonNull(brought.id())))
        : new ModelAndView("redirect:/tasks/{id}/transcript", Map.of("id", id));
  }

  private static Typing typing(Optional<FilledPaper> begun, Map<String, Object> values) {
    return new Typing(
        "transcript", values, Map.of(), begun.filter(paper -> paper.scan() != null).isPresent());
  }

  /** The task, for the secretariat; whoever else sees the task learns that this is not theirs. */
  private OpenTask transcribed(String id, Actor actor) {
    OpenTask open = tasks.open(id, actor).orElseThrow(NotThereException::new);
    if (!Right.TRANSCRIBE.on(actor, open.task().country())) {
      if (desk.open(id, actor).isEmpty()) {
        throw new NotThereException();
      }
      throw new NotAllowedException();
    }
    return open;
  }

  private @Nullable String refused(OpenTask open) {
    return open.secret() ? "secret" : tasks.isTranscribed(open.task()) ? null : "notTranscribed";
  }

  private static ModelAndView toPaper(OpenTask open, String paper) {
    return new ModelAndView(
        "redirect:/initiatives/{number}/transcripts/{paper}",
        Map.of("number", open.task().number(), "paper", paper));
  }
}
