package org.capacitycompact.plan.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Tally;
import org.capacitycompact.comment.web.CommentViews;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.springframework.stereotype.Component;

/** Above the rows of a section: to what was said about it as a whole. */
@Component
class SectionTalk implements SectionPart {

  private final Comments comments;
  private final CommentViews views;

  SectionTalk(Comments comments, CommentViews views) {
    this.comments = comments;
    this.views = views;
  }

  /** A link, in words. */
  record SectionTalkView(InitiativeNumber number, String section, String words) {}

  @Override
  public String template() {
    return "plan/section-talk";
  }

  @Override
  public Optional<Object> of(
      Initiative initiative,
      Section section,
      Map<Section, List<Row>> plan,
      Actor reader,
      Locale language) {
    Tally tally =
        comments
            .tallies(initiative.number(), About.SECTION, reader)
            .getOrDefault(section.id(), Tally.NONE);
    return Optional.of(
        new SectionTalkView(initiative.number(), section.id(), views.tally(tally, language)));
  }
}
