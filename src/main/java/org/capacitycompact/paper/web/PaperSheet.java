package org.capacitycompact.paper.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.paper.Papers;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Exhibit.Line;
import org.capacitycompact.web.Wording;
import org.capacitycompact.worklist.TasksOnPaper;
import org.springframework.stereotype.Component;

/**
 * Among the documents: the papers that were typed, for those who read them, and for the secretariat
 * the tasks whose papers it may send out and type.
 */
@Component
class PaperSheet implements PartSheet {

  private final Papers papers;
  private final TasksOnPaper tasks;
  private final PaperPage pages;
  private final Wording wording;

  PaperSheet(Papers papers, TasksOnPaper tasks, PaperPage pages, Wording wording) {
    this.papers = papers;
    this.tasks = tasks;
    this.pages = pages;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.DOCUMENTS;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    List<Exhibit> sheets = new ArrayList<>();
    sheets.add(
        new Exhibit.Table(
            wording.say(language, "paper.list"),
            words(language, "paper.task", "paper.state", "paper.when", "paper.who"),
            papers.of(initiative.number(), reader).stream()
                .map(
                    paper ->
                        Line.of(
                            Cell.of(wording.task(paper.task(), language))
                                .leadingTo(
                                    "/initiatives/%s/transcripts/%s"
                                        .formatted(paper.number(), paper.id())),
                            Cell.tag(pages.tag(paper, language)),
                            Cell.of(wording.day(paper.broughtAt(), language)),
                            Cell.said(paper.broughtByName(), null)))
                .toList()));
    if (Right.TRANSCRIBE.on(reader, initiative.country()) && initiative.status().isOpen()) {
      sheets.add(
          new Exhibit.Table(
              wording.say(language, "paper.open"),
              words(language, "paper.task", "tasks.due", "paper.print", "paper.transcribe"),
              tasks.waiting(initiative.number(), reader).stream()
                  .map(
                      task ->
                          Line.of(
                              Cell.of(wording.task(task.task(), language)),
                              Cell.of(wording.day(task.dueAt(), language)),
                              Cell.of(wording.say(language, "paper.print"))
                                  .leadingTo("/tasks/" + task.taskId() + "/paper"),
                              Cell.of(wording.say(language, "paper.transcribe"))
                                  .leadingTo("/tasks/" + task.taskId() + "/transcript")))
                  .toList()));
    }
    return sheets.stream().filter(sheet -> !sheet.isEmpty()).toList();
  }

  private List<String> words(Locale language, String... keys) {
    return List.of(keys).stream().map(key -> wording.say(language, key)).toList();
  }
}
