package org.capacitycompact.plan.web;

import java.util.Locale;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Right;
import org.capacitycompact.plan.PlansBeingWritten;
import org.capacitycompact.plan.PlansBeingWritten.Draft;
import org.capacitycompact.web.Exhibit.Cell;
import org.capacitycompact.web.HomePart;
import org.capacitycompact.web.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Plans that are being written and that civil society of the country may comment on. */
@Component
@Order(20)
class PlansToComment implements HomePart {

  private final PlansBeingWritten plans;
  private final Wording wording;

  PlansToComment(PlansBeingWritten plans, Wording wording) {
    this.plans = plans;
    this.wording = wording;
  }

  @Override
  public Optional<Board> of(Actor reader, Locale language) {
    String country = reader.country();
    return country != null && Right.COMMENT_ON_DESIGN.atHome(reader)
        ? Optional.of(
            Board.ofLines(
                "comments",
                wording.say(language, "home.comments"),
                plans.of(country, FEW).stream().map(each -> line(each, language)).toList(),
                wording.say(language, "home.comments.none")))
        : Optional.empty();
  }

  private Line line(Draft each, Locale language) {
    return new Line(
        Cell.said(each.title(), each.language())
            .leadingTo("/initiatives/" + each.number() + "/plan"),
        Cell.of(wording.say(language, "home.comments.line", each.number(), each.comments())),
        null);
  }
}
