package org.capacitycompact.attachment.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.attachment.Attachment.Withdrawal;
import org.capacitycompact.attachment.AttachmentKind;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.AttachmentRights;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Choice;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.InitiativePart;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The documents section on an initiative's page. */
@Component
class AttachmentsSection implements InitiativePart {

  private final Attachments attachments;
  private final AttachmentRights rights;
  private final Wording wording;

  AttachmentsSection(Attachments attachments, AttachmentRights rights, Wording wording) {
    this.attachments = attachments;
    this.rights = rights;
    this.wording = wording;
  }

  /**
   * Refused input, to be shown again in its form.
   *
   * @param withdrawing id of the document to withdraw; empty when one was to be added
   */
  record Typed(
      String kind,
      String note,
      String withdrawing,
      String reason,
      @Nullable AttachmentRefusedException refused) {

    static Typed nothing() {
      return new Typed("", "", "", "", null);
    }
  }

  /** A document in words; {@code withdrawn} says who withdrew it, when and why. */
  record DocumentView(
      String id,
      String name,
      String kind,
      @Nullable String note,
      String size,
      String added,
      String sha256,
      @Nullable String withdrawn,
      boolean readable,
      boolean mayWithdraw) {}

  /** The section; {@code wrongField} and {@code wrong} say what was refused, in words. */
  record SectionView(
      List<DocumentView> documents,
      boolean mayAdd,
      List<Choice> kinds,
      String hint,
      Typed typed,
      String wrongField,
      String wrong) {

    public boolean refused() {
      return !wrong.isEmpty();
    }

    public boolean refusedFor(String field) {
      return wrongField.equals(field);
    }

    public boolean withdrawing(String id) {
      return refused() && typed.withdrawing().equals(id);
    }

    /** The place of the wrong field on the page. */
    public String target() {
      return wrongField.equals("reason")
          ? "reason-" + typed.withdrawing()
          : "attachment-" + wrongField;
    }
  }

  @Override
  public Set<Part> parts() {
    return Set.of(Part.DOCUMENTS);
  }

  @Override
  public Map<String, Object> of(Initiative initiative, Actor reader, Locale language) {
    return Map.of("attachments", of(initiative, reader, Typed.nothing(), language));
  }

  /** With what was typed for a document and could not be taken. */
  SectionView of(Initiative initiative, Actor reader, Typed typed, Locale language) {
    AttachmentRefusedException refused = typed.refused();
    return new SectionView(
        attachments.of(initiative.number()).stream()
            .map(each -> view(initiative, each, reader, language))
            .toList(),
        rights.mayAdd(initiative, reader),
        Arrays.stream(AttachmentKind.values())
            .map(kind -> new Choice(kind.name(), kind(kind, language)))
            .toList(),
        wording.say(
            language, "attachment.add.file.hint", inLanguage(attachments.largest(), language)),
        typed,
        refused == null ? "" : refused.field(),
        refused == null ? "" : words(refused, language));
  }

  String words(AttachmentRefusedException refused, Locale language) {
    return wording.say(
        language,
        refused.messageKey(),
        refused.args().stream().map(arg -> inLanguage(arg, language)).toArray());
  }

  private DocumentView view(Initiative initiative, Attachment each, Actor reader, Locale language) {
    return new DocumentView(
        each.id().toString(),
        each.fileName(),
        kind(each.kind(), language),
        each.note(),
        size(each.bytes(), language),
        wording.say(
            language,
            "attachment.added",
            each.addedByName(),
            wording.day(each.addedAt(), language)),
        each.sha256(),
        each.withdrawn() == null ? null : withdrawn(each.withdrawn(), language),
        rights.mayRead(initiative, each, reader),
        rights.mayWithdraw(initiative, each, reader));
  }

  private String withdrawn(Withdrawal withdrawal, Locale language) {
    return wording.say(
        language,
        "attachment.withdrawnBy",
        withdrawal.byName(),
        wording.moment(withdrawal.at(), language),
        withdrawal.reason());
  }

  private String kind(AttachmentKind kind, Locale language) {
    return wording.say(language, "attachment.kind." + kind.name());
  }

  private String size(long bytes, Locale language) {
    if (bytes < 1000) {
      return wording.say(language, "attachment.bytes", String.valueOf(bytes));
    }
    boolean small = bytes < 1_000_000;
    BigDecimal rounded =
        BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(small ? 1000 : 1_000_000), 1, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return wording.say(
        language,
        small ? "attachment.kilobytes" : "attachment.megabytes",
        Figures.number(rounded, language));
  }

  /** A limit is configured as "20 MB"; each language writes the unit its own way. */
  private String inLanguage(String limit, Locale language) {
    return limit.matches("[0-9]+ MB")
        ? wording.say(
            language, "attachment.megabytes", limit.substring(0, limit.length() - " MB".length()))
        : limit;
  }
}
