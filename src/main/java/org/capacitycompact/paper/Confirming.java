package org.capacitycompact.paper;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.capacitycompact.attachment.Attachments;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.paper.Confirmed.Result;
import org.capacitycompact.platform.database.WrittenIn;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TaskResult;
import org.capacitycompact.worklist.TasksOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * A paper counts when somebody else confirms it who may decide its task: in the same transaction
 * the task is decided by it, in their name, through the door of all decisions.
 */
@Service
public class Confirming {

  private final InitiativeLock turns;
  private final PaperRepository papers;
  private final TasksOnPaper tasks;
  private final TaskDesk desk;
  private final SignedContent content;
  private final Attachments attachments;
  private final StoredAnswers stored;
  private final PaperNews news;
  private final Clock clock;

  Confirming(
      InitiativeLock turns,
      PaperRepository papers,
      TasksOnPaper tasks,
      TaskDesk desk,
      SignedContent content,
      Attachments attachments,
      StoredAnswers stored,
      PaperNews news,
      Clock clock) {
    this.turns = turns;
    this.papers = papers;
    this.tasks = tasks;
    this.desk = desk;
    this.content = content;
    this.attachments = attachments;
    this.stored = stored;
    this.news = news;
    this.clock = clock;
  }

  /**
   * Confirms a paper, by which its task is decided.
   *
   * @param meant confirmations that unusual figures are what was meant, as forms send them
   */
  public Confirmed confirm(InitiativeNumber number, UUID id, Map<String, Object> meant, Actor by) {
    try {
      return turns.shared(number, () -> decided(number, id, meant, by));
    } catch (NotDecided not) {
      return not.result instanceof TaskResult.Refused refused
          ? new Confirmed(Result.REFUSED, refused.errors())
          : turns.shared(number, () -> tooLate(number, id));
    }
  }

  private Confirmed decided(InitiativeNumber number, UUID id, Map<String, Object> meant, Actor by) {
    Paper paper = waiting(number, id);
    if (paper == null) {
      return Confirmed.of(Result.TOO_LATE);
    }
    if (paper.broughtBy().equals(by.userId())) {
      return Confirmed.of(Result.NOT_THEIRS);
    }
    if (tasks.audiences(paper.taskId()).isEmpty()) {
      return end(paper, VoidReason.TASK_ENDED);
    }
    OpenTask open = desk.open(paper.taskId(), by).orElse(null);
    if (open == null) {
      return Confirmed.of(Result.NOT_THEIRS);
    }
    VoidReason why = obstacle(paper, open);
    return why == null ? decide(paper, meant, by) : end(paper, why);
  }

  /** A signature stands under what it was given for, and never without its scan. */
  private @Nullable VoidReason obstacle(Paper paper, OpenTask open) {
    boolean shown =
        attachments
            .one(paper.number(), String.valueOf(paper.scan()))
            .filter(scan -> scan.withdrawn() == null)
            .isPresent();
    if (!shown) {
      return VoidReason.SCAN_WITHDRAWN;
    }
    String signed = paper.contentSha256();
    boolean same =
        signed == null
            || content
                .printed(paper.taskId(), signed)
                .filter(printed -> content.changes(printed, open).isEmpty())
                .isPresent();
    return same ? null : VoidReason.CONTENT_CHANGED;
  }

  private Confirmed decide(Paper paper, Map<String, Object> meant, Actor by) {
    Map<String, Object> answers = new HashMap<>(stored.read(paper.answers()));
    answers.putAll(meant);
    TaskResult result =
        WrittenIn.within(
            written(paper.language()), () -> tasks.decide(by, answers, paper.asDecided()));
    if (!(result instanceof TaskResult.Done)) {
      // Undoes all; the engine has marked the transaction so already.
      throw new NotDecided(result);
    }
    paper.confirm(by, clock.instant());
    papers.saveAndFlush(paper);
    news.confirmed(paper, by);
    return Confirmed.of(Result.DONE);
  }

  /** The task would not be decided: it ended meanwhile, or somebody else has taken it. */
  private Confirmed tooLate(InitiativeNumber number, UUID id) {
    Paper paper = waiting(number, id);
    if (paper == null) {
      return Confirmed.of(Result.TOO_LATE);
    }
    return tasks.audiences(paper.taskId()).isEmpty()
        ? end(paper, VoidReason.TASK_ENDED)
        : Confirmed.of(Result.NOT_THEIRS);
  }

  /** Whoever may confirm it refuses it, and says why. */
  public Confirmed refuse(InitiativeNumber number, UUID id, String why, Actor by) {
    return turns.shared(
        number,
        () -> {
          Paper paper = waiting(number, id);
          if (paper == null) {
            return Confirmed.of(Result.TOO_LATE);
          }
          if (desk.open(paper.taskId(), by).isEmpty() || !paper.refuse(why, by, clock.instant())) {
            return Confirmed.of(Result.NOT_THEIRS);
          }
          papers.saveAndFlush(paper);
          news.refused(paper, by, why);
          return Confirmed.of(Result.DONE);
        });
  }

  /** It can count no more; false when it was decided about before. */
  boolean end(InitiativeNumber number, UUID id, VoidReason why) {
    return turns.shared(
        number,
        () ->
            papers
                .findByIdAndNumber(id, number)
                .filter(paper -> paper.state().isOpen())
                .map(paper -> end(paper, why))
                .isPresent());
  }

  private Confirmed end(Paper paper, VoidReason why) {
    boolean waited = paper.state() == PaperState.AWAITING;
    if (!paper.become(why, clock.instant())) {
      return Confirmed.of(Result.TOO_LATE);
    }
    papers.saveAndFlush(paper);
    news.becameVoid(paper, waited);
    return Confirmed.of(Result.VOID);
  }

  /** Those whose task it is are reminded. */
  void chase(InitiativeNumber number, UUID id) {
    turns.shared(
        number,
        () -> {
          Paper paper = waiting(number, id);
          if (paper == null || !paper.chase(clock.instant())) {
            return false;
          }
          papers.saveAndFlush(paper);
          news.chased(paper);
          return true;
        });
  }

  private @Nullable Paper waiting(InitiativeNumber number, UUID id) {
    return papers
        .findByIdAndNumber(id, number)
        .filter(paper -> paper.state() == PaperState.AWAITING)
        .orElse(null);
  }

  private static @Nullable String written(@Nullable String language) {
    String plain = language == null ? "" : Locale.forLanguageTag(language).getLanguage();
    return WrittenIn.LANGUAGES.contains(plain) ? plain : null;
  }

  /** Carries out of the transaction why the task was not decided. */
  private static final class NotDecided extends RuntimeException {
    private final transient TaskResult result;

    NotDecided(TaskResult result) {
      super("not decided", null, false, false);
      this.result = result;
    }
  }
}
