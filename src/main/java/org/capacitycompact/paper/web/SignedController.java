package org.capacitycompact.paper.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.paper.Bringing;
import org.capacitycompact.paper.Bringing.Signature;
import org.capacitycompact.paper.Brought;
import org.capacitycompact.paper.FilledPaper;
import org.capacitycompact.paper.PaperKind;
import org.capacitycompact.paper.Papers;
import org.capacitycompact.paper.web.TypedPage.Typing;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A party brings what was signed for it on a printed form; a second person of it confirms. */
@Controller
class SignedController {

  private final TaskDesk desk;
  private final Papers papers;
  private final Bringing bringing;
  private final TypedPage page;

  SignedController(TaskDesk desk, Papers papers, Bringing bringing, TypedPage page) {
    this.desk = desk;
    this.papers = papers;
    this.bringing = bringing;
    this.page = page;
  }

  @GetMapping("/tasks/{id}/signed")
  ModelAndView open(@PathVariable String id, Actor actor, Locale language) {
    OpenTask open = desk.open(id, actor).orElseThrow(NotThereException::new);
    if (!desk.isSigned(open.task())) {
      return Paperless.because("notSigned", id);
    }
    Optional<FilledPaper> waiting = papers.open(id, PaperKind.SIGNED, actor);
    return waiting.isPresent()
        ? toPaper(open, waiting.get().id().toString())
        : page.show(open, new Typing("signed", Map.of(), Map.of(), false), language);
  }

  @PostMapping("/tasks/{id}/signed")
  ModelAndView bring(
      @PathVariable String id,
      @RequestParam(name = "_hash", defaultValue = "") String hash,
      @RequestParam(name = "_signatory", defaultValue = "") String signatory,
      @RequestParam(name = "_office", defaultValue = "") String office,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    OpenTask open = desk.open(id, actor).orElseThrow(NotThereException::new);
    if (!desk.isSigned(open.task())) {
      return Paperless.because("notSigned", id);
    }
    Brought brought;
    try {
      brought =
          bringing.sign(
              open,
              actor,
              page.typed(open, request, language),
              new Signature(hash, signatory, office));
    } catch (AttachmentRefusedException several) {
      brought = Brought.of(several);
    }
    if (brought.result() == Brought.Result.TOO_LATE) {
      throw new ChangedMeanwhileException();
    }
    if (brought.result() == Brought.Result.REFUSED) {
      Map<String, String> marks = new HashMap<>();
      marks.put("hash", hash);
      marks.put("signatory", signatory);
      marks.put("office", office);
      return page.again(
          open, new Typing("signed", TypedPage.posted(request), marks, false), brought, language);
    }
    next.addFlashAttribute("paperKept", "sent");
    return toPaper(open, String.valueOf(Objects.requireNonNull(brought.id())));
  }

  private static ModelAndView toPaper(OpenTask open, String paper) {
    return new ModelAndView(
        "redirect:/initiatives/{number}/transcripts/{paper}",
        Map.of("number", open.task().number(), "paper", paper));
  }
}
