package org.capacitycompact.comment.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.Part;
import org.capacitycompact.initiative.web.PartSheet;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.Figures;
import org.capacitycompact.web.Wording;
import org.springframework.stereotype.Component;

/** On the overview of an initiative: how much was said, and what waits for an answer. */
@Component
class QuestionsSheet implements PartSheet {

  private final Comments comments;
  private final Wording wording;

  QuestionsSheet(Comments comments, Wording wording) {
    this.comments = comments;
    this.wording = wording;
  }

  @Override
  public Part part() {
    return Part.OVERVIEW;
  }

  @Override
  public List<Exhibit> of(Initiative initiative, Actor reader, Locale language) {
    Comments.Tally tally = comments.tally(initiative.number(), reader);
    String page = "/initiatives/" + initiative.number() + "/comments";
    return List.of(
        new Exhibit.Collected()
            .add(
                wording.say(language, "comment.sheet.waiting"),
                Cell.number(Figures.number(BigDecimal.valueOf(tally.waiting()), language))
                    .leadingTo(page + "?unanswered=true"))
            .add(
                wording.say(language, "comment.sheet.all"),
                Cell.number(Figures.number(BigDecimal.valueOf(tally.all()), language))
                    .leadingTo(page))
            .under(wording.say(language, "comment.title")));
  }
}
