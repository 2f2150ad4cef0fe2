package org.capacitycompact.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capacitycompact.api.Refusal.WrongField;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.attachment.Attachment.Withdrawal;
import org.capacitycompact.attachment.AttachmentKind;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.AttachmentResponse;
import org.capacitycompact.attachment.AttachmentRights;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.attachment.Attachments.NewAttachment;
import org.capacitycompact.attachment.SentFile;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Documents of the initiatives that the caller may see; other initiatives' answer as if there were
 * none.
 */
@RestController
@RequestMapping("/api/initiatives/{number}/attachments")
class AttachmentApi {

  private final Initiatives initiatives;
  private final Attachments attachments;
  private final AttachmentRights rights;
  private final AttachmentResponse content;
  private final MessageSource messages;

  AttachmentApi(
      Initiatives initiatives,
      Attachments attachments,
      AttachmentRights rights,
      AttachmentResponse content,
      MessageSource messages) {
    this.initiatives = initiatives;
    this.attachments = attachments;
    this.rights = rights;
    this.content = content;
    this.messages = messages;
  }

  record AttachmentAnswer(
      String id,
      AttachmentKind kind,
      @Nullable String note,
      String fileName,
      String mediaType,
      long bytes,
      String sha256,
      String addedBy,
      Instant addedAt,
      @Nullable Withdrawal withdrawn) {

    static AttachmentAnswer of(Attachment it) {
      return new AttachmentAnswer(
          it.id().toString(),
          it.kind(),
          it.note(),
          it.fileName(),
          it.mediaType(),
          it.bytes(),
          it.sha256(),
          it.addedByName(),
          it.addedAt(),
          it.withdrawn());
    }
  }

  record Reason(@Nullable String reason, @JsonAnySetter @Nullable Map<String, Object> others) {}

  @GetMapping
  List<AttachmentAnswer> list(@PathVariable InitiativeNumber number, Actor actor) {
    visible(number, actor);
    return attachments.of(number).stream().map(AttachmentAnswer::of).toList();
  }

  @GetMapping("/{id}")
  AttachmentAnswer one(
      @PathVariable InitiativeNumber number, @PathVariable String id, Actor actor) {
    return AttachmentAnswer.of(visible(visible(number, actor), id));
  }

  @GetMapping("/{id}/content")
  void content(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Initiative initiative = visible(number, actor);
    Attachment attachment = visible(initiative, id);
    if (!rights.mayRead(initiative, attachment, actor)) {
      throw Refusal.gone("It was withdrawn; only the secretariat can still read it.");
    }
    content.send(attachment, request, response);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<AttachmentAnswer> add(
      @PathVariable InitiativeNumber number,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String note,
      HttpServletRequest request,
      Actor actor,
      Locale language)
      throws IOException {
    Initiative initiative = visible(number, actor);
    if (!rights.mayAdd(initiative, actor)) {
      throw Refusal.notAllowed();
    }
    try {
      SentFile file = SentFile.of(request);
      try (InputStream sent = file.content()) {
        Attachment added =
            attachments.add(number, actor, new NewAttachment(kind, note, file.name()), sent);
        return ResponseEntity.created(
                URI.create("/api/initiatives/" + number + "/attachments/" + added.id()))
            .body(AttachmentAnswer.of(added));
      }
    } catch (AttachmentRefusedException refused) {
      throw told(refused, language);
    }
  }

  /** The document stays on record, with who withdrew it, when and why. */
  @PostMapping(path = "/{id}/withdrawal", consumes = "application/json")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(
      @PathVariable InitiativeNumber number,
      @PathVariable String id,
      @RequestBody Reason why,
      Actor actor,
      Locale language) {
    Initiative initiative = visible(number, actor);
    Attachment attachment = visible(initiative, id);
    Refusal.unread(why.others(), "reason");
    if (attachment.withdrawn() != null) {
      throw Refusal.changedMeanwhile("It was withdrawn before.");
    }
    if (!rights.mayWithdraw(initiative, attachment, actor)) {
      throw Refusal.notAllowed();
    }
    try {
      if (!attachments.withdraw(number, attachment.id(), actor, why.reason())) {
        throw Refusal.changedMeanwhile("It was withdrawn before.");
      }
    } catch (AttachmentRefusedException refused) {
      throw told(refused, language);
    }
  }

  private Initiative visible(InitiativeNumber number, Actor actor) {
    return initiatives.visible(number, actor).orElseThrow(Refusal::notThere);
  }

  private Attachment visible(Initiative initiative, String id) {
    return attachments.one(initiative.number(), id).orElseThrow(Refusal::notThere);
  }

  private Refusal told(AttachmentRefusedException refused, Locale language) {
    String key = refused.messageKey();
    String said = messages.getMessage(key, refused.args().toArray(), key, language);
    String reason = said == null ? key : said;
    return refused.isOurFault()
        ? Refusal.unavailable(reason)
        : Refusal.unprocessable(List.of(new WrongField(refused.field(), reason)));
  }
}
