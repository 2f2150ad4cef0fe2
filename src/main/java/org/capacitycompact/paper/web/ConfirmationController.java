package org.capacitycompact.paper.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.PostedForm;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.paper.Confirmed;
import org.capacitycompact.paper.Confirming;
import org.capacitycompact.paper.FilledPaper;
import org.capacitycompact.paper.Papers;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A paper with its scan, and whoever may decide its task confirms or refuses it. */
@Controller
class ConfirmationController {

  private static final int LONGEST_REASON = 2000;

  private final Initiatives initiatives;
  private final Papers papers;
  private final Confirming confirming;
  private final PaperPage page;

  ConfirmationController(
      Initiatives initiatives, Papers papers, Confirming confirming, PaperPage page) {
    this.initiatives = initiatives;
    this.papers = papers;
    this.confirming = confirming;
    this.page = page;
  }

  @GetMapping("/initiatives/{number}/transcripts/{id}")
  ModelAndView show(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      Actor actor,
      Locale language) {
    return page.show(visible(number, id, actor), actor, language);
  }

  @PostMapping("/initiatives/{number}/transcripts/{id}/confirmation")
  ModelAndView confirm(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    FilledPaper paper = visible(number, id, actor);
    Map<String, Object> meant =
        PostedForm.of(request.getParameterMap()).entrySet().stream()
            .filter(each -> each.getKey().startsWith(FieldError.CONFIRMED))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Confirmed confirmed = confirming.confirm(number, paper.id(), meant, actor);
    return after(confirmed, number, id, "confirmed", actor, language, next);
  }

  @PostMapping("/initiatives/{number}/transcripts/{id}/refusal")
  ModelAndView refuse(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    FilledPaper paper = visible(number, id, actor);
    String why = WrittenText.tidy(reason);
    if (!WrittenText.fits(why, LONGEST_REASON, true)) {
      return page.again(paper, List.of(), reason, actor, language);
    }
    return after(
        confirming.refuse(number, paper.id(), why, actor),
        number,
        id,
        "refused",
        actor,
        language,
        next);
  }

  private ModelAndView after(
      Confirmed confirmed,
      InitiativeNumber number,
      String id,
      String done,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    return switch (confirmed.result()) {
      case DONE -> {
        next.addFlashAttribute("paperKept", done);
        yield new ModelAndView(
            "redirect:/initiatives/{number}/transcripts/{id}", Map.of("number", number, "id", id));
      }
      case REFUSED ->
          page.again(visible(number, id, actor), confirmed.errors(), null, actor, language);
      case NOT_THEIRS -> throw new NotAllowedException();
      // The page says what became of it meanwhile.
      case VOID, TOO_LATE -> {
        ModelAndView now = page.show(visible(number, id, actor), actor, language);
        now.setStatus(HttpStatus.CONFLICT);
        yield now;
      }
    };
  }

  private FilledPaper visible(InitiativeNumber number, String id, Actor actor) {
    return initiatives
        .visible(number, actor)
        .flatMap(initiative -> papers.find(number, id, actor))
        .orElseThrow(NotThereException::new);
  }
}
