package org.capacitycompact.paper.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.paper.SignedContent;
import org.capacitycompact.paper.SignedContent.Content;
import org.capacitycompact.web.NotThereException;
import org.capacitycompact.worklist.OpenTask;
import org.capacitycompact.worklist.TaskDesk;
import org.capacitycompact.worklist.TasksOnPaper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The blank form of a task, for those whose task it is and for the secretariat, who sends it. */
@Controller
class PaperController {

  private final TasksOnPaper tasks;
  private final TaskDesk desk;
  private final SignedContent signed;
  private final PrintedForm printed;

  PaperController(TasksOnPaper tasks, TaskDesk desk, SignedContent signed, PrintedForm printed) {
    this.tasks = tasks;
    this.desk = desk;
    this.signed = signed;
    this.printed = printed;
  }

  @GetMapping("/tasks/{id}/paper")
  Object blank(@PathVariable String id, Actor actor, Locale language) {
    OpenTask open = theirs(id, actor).orElseThrow(NotThereException::new);
    if (open.secret()) {
      return Paperless.because("secret", id);
    }
    @Nullable Content content = desk.isSigned(open.task()) ? kept(open, language) : null;
    // What is read is read by then: no connection is held while the file is made and sent.
    return PdfAnswer.of(
        open.task().number() + "-" + open.task().form(),
        printed.of(open, desk.shows(open.task(), language), content, language));
  }

  private Content kept(OpenTask open, Locale language) {
    Content content = signed.now(open, language);
    signed.printed(content);
    return content;
  }

  private Optional<OpenTask> theirs(String id, Actor actor) {
    return tasks
        .open(id, actor)
        .filter(
            open ->
                Right.TRANSCRIBE.on(actor, open.task().country())
                    || desk.open(id, actor).isPresent());
  }
}
