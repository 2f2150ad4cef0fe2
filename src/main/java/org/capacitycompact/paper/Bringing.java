package org.capacitycompact.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capacitycompact.attachment.Attachment;
import org.capacitycompact.attachment.AttachmentKind;
import org.capacitycompact.attachment.AttachmentRefusedException;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.attachment.Attachments.NewAttachment;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.form.FormSchema;
import org.capacitycompact.form.FormValidation;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.platform.text.WrittenText;
import org.capacitycompact.worklist.OnPaper;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskInHand;
import org.capacitycompact.worklist.TasksOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Papers are typed with their scan: by the secretariat what a person of the country or of a partner
 * filled in, by a party itself what was signed for it.
 */
@Service
public class Bringing {

  private static final Set<PaperState> OPEN = EnumSet.of(PaperState.DRAFTED, PaperState.AWAITING);
  private static final int LONGEST_NAME = 200;

  private final InitiativeLock turns;
  private final PaperRepository papers;
  private final TasksOnPaper tasks;
  private final SignedContent content;
  private final Attachments attachments;
  private final StoredAnswers stored;
  private final PaperNews news;
  private final Clock clock;

  Bringing(
      InitiativeLock turns,
      PaperRepository papers,
      TasksOnPaper tasks,
      SignedContent content,
      Attachments attachments,
      StoredAnswers stored,
      PaperNews news,
      Clock clock) {
    this.turns = turns;
    this.papers = papers;
    this.tasks = tasks;
    this.content = content;
    this.attachments = attachments;
    this.stored = stored;
    this.news = news;
    this.clock = clock;
  }

  /** A signature as it was typed. */
  public record Signature(String hash, String name, String office) {}

  /**
   * Keeps what the secretariat typed of a filled form; the caller has checked the right.
   *
   * @param sends whether it is complete and goes to those whose task it is
   */
  public Brought transcribe(OpenTask open, Actor by, TypedPaper typed, boolean sends) {
    TaskInHand task = open.task();
    List<FieldError> errors = new ArrayList<>(duties(task, by));
    if (sends) {
      errors.addAll(answers(open, typed));
      if (typed.scan() == null && !isShown(task)) {
        errors.add(FieldError.of("scan", "attachment.refused.none"));
      }
    }
    if (!errors.isEmpty()) {
      return Brought.refused(errors);
    }
    try {
      Attachment scan = typed.scan() == null ? null : kept(task, by, typed);
      return turns.shared(task.number(), () -> transcribed(task, by, typed, scan, sends));
    } catch (AttachmentRefusedException refused) {
      return Brought.of(refused);
    } catch (DataIntegrityViolationException another) {
      // Somebody else began to type it at the same moment.
      return Brought.tooLate();
    }
  }

  private Brought transcribed(
      TaskInHand task, Actor by, TypedPaper typed, @Nullable Attachment scan, boolean sends) {
    Set<String> audiences = tasks.audiences(task.taskId());
    if (audiences.isEmpty()) {
      return Brought.tooLate();
    }
    Paper paper =
        papers
            .findByTaskIdAndKindAndStateIn(task.taskId(), PaperKind.TRANSCRIPT, OPEN)
            .orElseGet(() -> Paper.begun(task, audiences, by, clock.instant()));
    if (!paper.type(stored.write(typed.answers()), typed.language(), by, clock.instant())) {
      return Brought.tooLate();
    }
    if (scan != null) {
      paper.show(scan);
    }
    boolean sent = sends && paper.send(clock.instant());
    Paper kept = papers.saveAndFlush(paper);
    if (sent) {
      news.waits(kept, by);
    }
    return Brought.kept(kept.id());
  }

  /** Keeps what was signed for a party, typed by one of its own; another one confirms it. */
  public Brought sign(OpenTask open, Actor by, TypedPaper typed, Signature signature) {
    TaskInHand task = open.task();
    List<FieldError> errors = new ArrayList<>(duties(task, by));
    Optional<SignedContent.Content> printed = content.printed(task.taskId(), signature.hash());
    if (printed.isEmpty()) {
      errors.add(FieldError.of("hash", "paper.hash.unknown"));
    }
    errors.addAll(name("signatory", signature.name()));
    errors.addAll(name("office", signature.office()));
    if (typed.scan() == null) {
      errors.add(FieldError.of("scan", "attachment.refused.none"));
    }
    errors.addAll(answers(open, typed));
    if (!errors.isEmpty()) {
      return Brought.refused(errors);
    }
    SignedContent.Content signed = printed.orElseThrow();
    List<SignedContent.Change> changes = content.changes(signed, open);
    if (!changes.isEmpty()) {
      return Brought.changed(changes);
    }
    OnPaper.Signed mark =
        new OnPaper.Signed(
            WrittenText.tidy(signature.name()),
            WrittenText.tidy(signature.office()),
            signed.sha256());
    try {
      Attachment scan = kept(task, by, typed);
      return turns.shared(task.number(), () -> signed(task, by, typed, mark, scan));
    } catch (AttachmentRefusedException refused) {
      return Brought.of(refused);
    } catch (DataIntegrityViolationException another) {
      // One that waits is there already.
      return Brought.tooLate();
    }
  }

  private Brought signed(
      TaskInHand task, Actor by, TypedPaper typed, OnPaper.Signed mark, Attachment scan) {
    Set<String> audiences = tasks.audiences(task.taskId());
    if (audiences.isEmpty()
        || papers
            .findByTaskIdAndKindAndStateIn(task.taskId(), PaperKind.SIGNED, OPEN)
            .isPresent()) {
      return Brought.tooLate();
    }
    Paper paper = Paper.signed(task, audiences, mark, by, clock.instant());
    paper.type(stored.write(typed.answers()), typed.language(), by, clock.instant());
    paper.show(scan);
    paper.send(clock.instant());
    Paper kept = papers.saveAndFlush(paper);
    news.waits(kept, by);
    return Brought.kept(kept.id());
  }

  private boolean isShown(TaskInHand task) {
    return papers
        .readOpen(task.taskId(), PaperKind.TRANSCRIPT)
        .filter(paper -> paper.scan() != null)
        .isPresent();
  }

  /** What may not be decided by somebody is not brought by them either. */
  private List<FieldError> duties(TaskInHand task, Actor by) {
    return tasks
        .against(task, by)
        .map(duty -> List.of(FieldError.of("scan", duty.messageKey())))
        .orElseGet(List::of);
  }

  private static List<FieldError> answers(OpenTask open, TypedPaper typed) {
    FormSchema schema = open.schema().grown(typed.answers().keySet());
    return FormValidation.validate(schema, open.choices(), typed.answers()).errors();
  }

  private static List<FieldError> name(String field, String typed) {
    String name = WrittenText.tidy(typed);
    if (name.isEmpty()) {
      return List.of(FieldError.of(field, "validation.required.text"));
    }
    return WrittenText.fits(name, LONGEST_NAME, false)
        ? List.of()
        : List.of(
            FieldError.of(field, "attachment.refused.text.tooLong", String.valueOf(LONGEST_NAME)));
  }

  private Attachment kept(TaskInHand task, Actor by, TypedPaper typed)
      throws AttachmentRefusedException {
    try (InputStream file = Objects.requireNonNull(typed.scan()).content()) {
      return attachments.addOrFind(
          task.number(),
          by,
          new NewAttachment(AttachmentKind.OTHER.name(), typed.scanNote(), typed.scan().name()),
          file);
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }
}
