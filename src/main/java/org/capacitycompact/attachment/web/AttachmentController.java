package org.capacitycompact.attachment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.AttachmentResponse;
import org.capacitycompact.attachment.AttachmentRights;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.attachment.Attachments.NewAttachment;
import org.capacitycompact.attachment.SentFile;
import org.capacitycompact.attachment.web.AttachmentsSection.Typed;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.InitiativePage;
import org.capacitycompact.web.ChangedMeanwhileException;
import org.capacitycompact.web.NotAllowedException;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.web.WithdrawnException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Documents of an initiative: added, read and withdrawn from its page. */
@Controller
class AttachmentController {

  private final Initiatives initiatives;
  private final InitiativePage page;
  private final AttachmentsSection section;
  private final Attachments attachments;
  private final AttachmentRights rights;
  private final AttachmentResponse answer;

  AttachmentController(
      Initiatives initiatives,
      InitiativePage page,
      AttachmentsSection section,
      Attachments attachments,
      AttachmentRights rights,
      AttachmentResponse answer) {
    this.initiatives = initiatives;
    this.page = page;
    this.section = section;
    this.attachments = attachments;
    this.rights = rights;
    this.answer = answer;
  }

  @GetMapping("/initiatives/{number}/attachments/{id}")
  void read(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Initiative initiative = visible(number, actor);
    Attachment attachment = visible(initiative, id);
    if (!rights.mayRead(initiative, attachment, actor)) {
      throw new WithdrawnException();
    }
    answer.send(attachment, request, response);
  }

  /**
   * A refused form is shown at this address; reloaded, or in the other language, it leads to the
   * documents.
   */
  @GetMapping("/initiatives/{number}/attachments")
  ModelAndView list(@PathVariable InitiativeNumber number, Actor actor) {
    return back(visible(number, actor).number());
  }

  @PostMapping("/initiatives/{number}/attachments")
  ModelAndView add(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      Actor actor,
      Locale language,
      RedirectAttributes next)
      throws IOException {
    Initiative initiative = visible(number, actor);
    if (!rights.mayAdd(initiative, actor)) {
      throw new NotAllowedException();
    }
    try {
      SentFile file = SentFile.of(request);
      try (InputStream content = file.content()) {
        attachments.add(number, actor, new NewAttachment(kind, note, file.name()), content);
      }
      next.addFlashAttribute("documents", "added");
      return back(number);
    } catch (AttachmentRefusedException refused) {
      return again(initiative, new Typed(kind, note, "", "", refused), actor, language);
    }
  }

  @PostMapping("/initiatives/{number}/attachments/{id}/withdrawal")
  ModelAndView withdraw(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      Locale language,
      RedirectAttributes next) {
    Initiative initiative = visible(number, actor);
    Attachment attachment = visible(initiative, id);
    if (attachment.withdrawn() != null) {
      throw new ChangedMeanwhileException();
    }
    if (!rights.mayWithdraw(initiative, attachment, actor)) {
      throw new NotAllowedException();
    }
    try {
      if (!attachments.withdraw(number, attachment.id(), actor, reason)) {
        throw new ChangedMeanwhileException();
      }
      next.addFlashAttribute("documents", "withdrawn");
      return back(number);
    } catch (AttachmentRefusedException refused) {
      return again(
          initiative,
          new Typed("", "", attachment.id().toString(), reason, refused),
          actor,
          language);
    }
  }

  private ModelAndView again(Initiative initiative, Typed typed, Actor actor, Locale language) {
    ModelAndView again =
        page.show(Part.DOCUMENTS, initiative, actor, language)
            .addObject("attachments", section.of(initiative, actor, typed, language));
    AttachmentRefusedException refused = typed.refused();
    again.setStatus(
        refused != null && refused.isOurFault()
            ? HttpStatus.SERVICE_UNAVAILABLE
            : HttpStatus.UNPROCESSABLE_ENTITY);
    return again;
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(NotThereException::new);
  }

  private Attachment visible(Initiative initiative, String id) {
    return attachments.one(initiative.number(), id).orElseThrow(NotThereException::new);
  }

  private static ModelAndView back(InitiativeNumber number) {
    return new ModelAndView("redirect:/initiatives/{number}/documents", Map.of("number", number));
  }
}
