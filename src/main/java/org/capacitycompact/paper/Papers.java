package org.capacitycompact.paper;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.form.StoredAnswers;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TasksOnPaper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of an initiative, for those who bring them and those whose tasks they are; nobody else
 * reads them. What they say is read with the task once it is decided.
 */
@Service
public class Papers {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final PaperRepository papers;
  private final TasksOnPaper tasks;
  private final TaskDesk desk;
  private final StoredAnswers stored;

  Papers(PaperRepository papers, TasksOnPaper tasks, TaskDesk desk, StoredAnswers stored) {
    this.papers = papers;
    this.tasks = tasks;
    this.desk = desk;
    this.stored = stored;
  }

  /** One of the initiative's, if this person may read it. */
  @Transactional(readOnly = true)
  public Optional<FilledPaper> find(InitiativeNumber number, String id, Actor reader) {
    return ID.matcher(id).matches()
        ? papers
            .read(UUID.fromString(id), number)
            .filter(paper -> mayRead(paper, reader))
            .map(seenBy(reader))
        : Optional.empty();
  }

  /** The one of a kind that is typed or that waits for a task, if this person may read it. */
  @Transactional(readOnly = true)
  public Optional<FilledPaper> open(String taskId, PaperKind kind, Actor reader) {
    return papers
        .readOpen(taskId, kind)
        .filter(paper -> mayRead(paper, reader))
        .map(seenBy(reader));
  }

  /** Those of an initiative that this person may read, the last first. */
  @Transactional(readOnly = true)
  public List<FilledPaper> of(InitiativeNumber number, Actor reader) {
    return papers.findByNumberOrderByBroughtAtDesc(number).stream()
        .filter(paper -> mayRead(paper, reader))
        .map(paper -> view(paper, reader, false, false))
        .toList();
  }

  private boolean mayRead(Paper paper, Actor reader) {
    return Right.TRANSCRIBE.on(reader, paper.number().country())
        || paper.state() != PaperState.DRAFTED
            && reader.audiences().stream().anyMatch(paper.audiences()::contains)
            && tasks.mayDecide(paper.task(), reader, paper.number());
  }

  private Function<Paper, FilledPaper> seenBy(Actor reader) {
    return paper -> {
      boolean waits = paper.state() == PaperState.AWAITING;
      return view(
          paper,
          reader,
          waits
              && !paper.broughtBy().equals(reader.userId())
              && desk.open(paper.taskId(), reader).isPresent(),
          paper.state().isOpen() && tasks.audiences(paper.taskId()).isEmpty());
    };
  }

  private FilledPaper view(Paper paper, Actor reader, boolean mayDecide, boolean overtaken) {
    return new FilledPaper(
        paper.id(),
        paper.number(),
        paper.taskId(),
        paper.task(),
        paper.form(),
        paper.kind(),
        paper.state(),
        stored.read(paper.answers()),
        paper.language(),
        paper.scan(),
        paper.scanSha256(),
        paper.signatory(),
        paper.office(),
        paper.contentSha256(),
        paper.broughtByName(),
        paper.broughtAt(),
        paper.decidedByName(),
        paper.decidedAt(),
        paper.refusal(),
        paper.voidReason(),
        mayDecide,
        paper.broughtBy().equals(reader.userId()),
        overtaken);
  }
}
