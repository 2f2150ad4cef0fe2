package org.capacitycompact.plan.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.plan.ChangeWords;
import org.capacitycompact.plan.Comments;
import org.capacitycompact.plan.Comments.Comment;
import org.capacitycompact.plan.PlanAccess;
import org.capacitycompact.plan.PlanRecord;
import org.capacitycompact.plan.PlanRights;
import org.capacitycompact.plan.Row;
import org.capacitycompact.plan.Section;
import org.capacitycompact.plan.Side;
import org.capacitycompact.plan.WishRecord;
import org.capacitycompact.platform.text.Quoted;
import org.capacitycompact.web.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Under each row of a plan: what was said about it, what is proposed, and how to join in. */
@Component
class Threads implements RowPart {

  private final Comments comments;
  private final WishRecord wishes;
  private final PlanRecord plan;
  private final PlanRights rights;
  private final ChangeWords words;
  private final Wording wording;

  Threads(
      Comments comments,
      WishRecord wishes,
      PlanRecord plan,
      PlanRights rights,
      ChangeWords words,
      Wording wording) {
    this.comments = comments;
    this.wishes = wishes;
    this.plan = plan;
    this.rights = rights;
    this.words = words;
    this.wording = wording;
  }

  /** Something that was said; language null when unknown. */
  record SaidView(String words, @Nullable String language, String by, String at) {}

  record CommentView(long id, SaidView said, List<SaidView> answers) {}

  /**
   * What there is about one row.
   *
   * @param removed whether the row is gone
   * @param proposals how many wait for the country
   * @param changes how many wait for the other side, or for the steering group
   * @param proposes whether the reader may propose, or ask for a change, which {@code asks} says
   */
  record ThreadView(
      String base,
      String anchor,
      List<Quoted.Part> row,
      boolean removed,
      List<CommentView> comments,
      int proposals,
      int changes,
      boolean mayComment,
      boolean proposes,
      boolean asks) {

    public long unanswered() {
      return comments.stream().filter(each -> each.answers().isEmpty()).count();
    }

    /** Whether there is anything to show or to do. */
    boolean isSomething() {
      return !comments.isEmpty() || proposals + changes > 0 || mayComment || proposes;
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
      ThreadView thread =
          thread(
              initiative,
              row.section(),
              row.position(),
              words.named(row.section(), row.name(), row.language(), language),
              false,
              said,
              language);
      if (thread.isSomething()) {
        threads.put(row.anchor(), thread);
      }
    }
    return threads;
  }

  /** The thread of one row; empty where there is no such row and nothing was said of one. */
  Optional<ThreadView> ofRow(
      Initiative initiative, Section section, int position, Actor reader, Locale language) {
    Optional<Row> row = plan.row(initiative.number(), section, position);
    ThreadView thread =
        thread(
            initiative,
            section,
            position,
            words.named(
                section,
                row.map(Row::name).orElse(""),
                row.map(Row::language).orElse(null),
                language),
            row.isEmpty(),
            read(initiative, reader),
            language);
    return row.isEmpty() && thread.comments().isEmpty() ? Optional.empty() : Optional.of(thread);
  }

  /** All threads of a plan, those with a comment that nobody answered first. */
  List<ThreadView> all(Initiative initiative, Locale language) {
    Map<Section, List<Row>> rows = plan.whole(initiative.number());
    List<Comment> every = comments.of(initiative.number());
    Reading said = new Reading(every, List.of(), null);
    Map<String, Comment> places = new LinkedHashMap<>();
    every.forEach(each -> places.putIfAbsent(each.section() + "-" + each.position(), each));
    List<ThreadView> threads = new ArrayList<>();
    places.forEach(
        (anchor, first) -> {
          Section section = Section.of(first.section()).orElseThrow();
          Optional<Row> row =
              rows.getOrDefault(section, List.of()).stream()
                  .filter(each -> each.position() == first.position())
                  .findFirst();
          threads.add(
              thread(
                  initiative,
                  section,
                  first.position(),
                  words.named(
                      section,
                      row.map(Row::name).orElse(""),
                      row.map(Row::language).orElse(null),
                      language),
                  row.isEmpty(),
                  said,
                  language));
        });
    return Stream.concat(
            threads.stream().filter(thread -> thread.unanswered() > 0),
            threads.stream().filter(thread -> thread.unanswered() == 0))
        .toList();
  }

  /** What is read once for all rows of a page. */
  private record Reading(
      List<Comment> comments, List<WishRecord.Made> wishes, @Nullable PlanAccess access) {

    int waiting(Section section, int position, boolean requests) {
      return (int)
          wishes.stream()
              .filter(made -> (made.side() != null) == requests)
              .filter(made -> made.isOpen() || made.state().equals("AGREED"))
              .filter(made -> made.wanted().section() == section)
              .filter(made -> Integer.valueOf(position).equals(made.wanted().position()))
              .count();
    }
  }

  private Reading read(Initiative initiative, Actor reader) {
    List<WishRecord.Made> wanted = new ArrayList<>(wishes.proposals(initiative.number()));
    wanted.addAll(wishes.requests(initiative.number()));
    return new Reading(comments.of(initiative.number()), wanted, rights.of(initiative, reader));
  }

  private ThreadView thread(
      Initiative initiative,
      Section section,
      int position,
      String row,
      boolean removed,
      Reading said,
      Locale language) {
    PlanAccess access = said.access();
    boolean asks = access != null && Side.of(initiative, access).isPresent();
    return new ThreadView(
        "/initiatives/%s/plan/%s/%d".formatted(initiative.number(), section.id(), position),
        section.id() + "-" + position,
        Quoted.parts(row),
        removed,
        said.comments().stream()
            .filter(each -> each.section().equals(section.id()))
            .filter(each -> each.position() == position)
            .map(each -> view(each, language))
            .toList(),
        said.waiting(section, position, false),
        said.waiting(section, position, true),
        access != null && access.comments() && !removed,
        access != null && !removed && (asks || access.proposes()),
        asks);
  }

  private CommentView view(Comment comment, Locale language) {
    return new CommentView(
        comment.id(),
        said(comment.said(), language),
        comment.answers().stream()
            .map(answer -> said(answer, language))
            .collect(Collectors.toList()));
  }

  private SaidView said(Comments.Words words, Locale language) {
    return new SaidView(
        words.text(), words.language(), words.by(), wording.moment(words.at(), language));
  }
}
