package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.About;
import org.capacitycompact.comment.CommentAccess;
import org.capacitycompact.comment.CommentRights;
import org.capacitycompact.comment.Comments;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.comment.Comments.Search;
import org.capacitycompact.comment.OpenTo;
import org.capacitycompact.comment.Thing;
import org.capacitycompact.comment.web.CommentViews;
import org.capacitycompact.comment.web.CommentViews.CommentView;
import org.capacitycompact.comment.web.CommentViews.FormView;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Side;
import org.capacitycompact.plan.WishRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under each row of a plan: what was said about it, what is proposed, and how to join in. */
@Component
class Threads implements RowPart {

  /** Internal notes stand apart, on the page of what was said about a row. */
  private static final Set<OpenTo> NO_NOTES = EnumSet.complementOf(EnumSet.of(OpenTo.SECRETARIAT));

  private final Comments comments;
  private final CommentRights talk;
  private final CommentViews views;
  private final WishRecord wishes;
  private final PlanRights rights;

  Threads(
      Comments comments,
      CommentRights talk,
      CommentViews views,
      WishRecord wishes,
      PlanRights rights) {
    this.comments = comments;
    this.talk = talk;
    this.views = views;
    this.wishes = wishes;
    this.rights = rights;
  }

  /**
   * What there is about one row.
   *
   * @param proposals how many wait for the country
   * @param changes how many wait for the other side, or for the steering group
   * @param write the form for a comment; null for those who say nothing
   * @param proposes whether the reader may propose, or ask for a change, which {@code asks} says
   */
  record ThreadView(
      String base,
      String anchor,
      List<CommentView> comments,
      int proposals,
      int changes,
      @Nullable FormView write,
      boolean proposes,
      boolean asks) {

    /** Whether there is anything to show or to do. */
    boolean isSomething() {
      return !comments.isEmpty() || proposals + changes > 0 || write != null || proposes;
    }
  }

  @Override
  public String template() {
    return "plan/thread";
  }

  @Override
  public Map<String, Object> of(
      Initiative initiative, List<Row> rows, Actor reader, Locale language) {
    Reading said = read(initiative, reader);
    Map<String, Object> threads = new HashMap<>();
    for (Row row : rows) {
      ThreadView thread = thread(initiative, row, said, language);
      if (thread.isSomething()) {
        threads.put(row.anchor(), thread);
      }
    }
    return threads;
  }

  /** What is read once for all rows of a page. */
  private record Reading(
      Map<Thing, List<Comment>> comments,
      List<WishRecord.Made> wishes,
      PlanAccess access,
      CommentAccess says) {

    int waiting(Row row, boolean requests) {
      return (int)
          wishes.stream()
              .filter(made -> (made.side() != null) == requests)
              .filter(made -> made.isOpen() || made.state().equals("AGREED"))
              .filter(made -> made.wanted().section() == row.section())
              .filter(made -> Integer.valueOf(row.position()).equals(made.wanted().position()))
              .count();
    }
  }

  private Reading read(Initiative initiative, Actor reader) {
    List<WishRecord.Made> wanted = new ArrayList<>(wishes.proposals(initiative.number()));
    wanted.addAll(wishes.requests(initiative.number()));
    return new Reading(
        comments
            .find(
                Search.all(initiative.number()).about(Set.of(About.ROW), "").openTo(NO_NOTES),
                reader)
            .stream()
            .collect(Collectors.groupingBy(Comment::thing)),
        wanted,
        rights.of(initiative, reader),
        talk.of(initiative, reader));
  }

  private ThreadView thread(Initiative initiative, Row row, Reading said, Locale language) {
    Thing thing = Thing.row(row.section().id(), row.position());
    boolean asks = Side.of(initiative, said.access()).isPresent();
    return new ThreadView(
        "/initiatives/%s/plan/%s/%d"
            .formatted(initiative.number(), row.section().id(), row.position()),
        row.anchor(),
        views.of(initiative, said.comments().getOrDefault(thing, List.of()), said.says(), language),
        said.waiting(row, false),
        said.waiting(row, true),
        views.form(initiative, thing, said.says(), language),
        asks || said.access().proposes(),
        asks);
  }
}
