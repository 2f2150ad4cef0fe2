package org.capacitycompact.comment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.comment.Commentable.Place;
import org.capacitycompact.comment.Comments.Comment;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.Initiative;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.initiative.Initiatives;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/**
 * What people say about an initiative and the things in it, and what is answered. Nothing that was
 * said is changed, nor opened to more people; who said it takes it back within an hour. Only what
 * everybody may read is told by the history, which everybody reads.
 */
@Embodies(value = "S7", as = Embodies.As.RECORD)
@Service
public class Talk {

  /** Within so long somebody takes back what they said. */
  static final Duration TAKEN_BACK_WITHIN = Duration.ofHours(1);

  /** The same words about the same thing within so long are one comment, sent again. */
  private static final Duration SENT_AGAIN_WITHIN = Duration.ofMinutes(1);

  private final InitiativeLock turns;
  private final JdbcClient database;
  private final Initiatives initiatives;
  private final Things things;
  private final Comments comments;
  private final CommentRights rights;
  private final CommentNews news;
  private final Chronicle chronicle;
  private final Clock clock;

  Talk(
      InitiativeLock turns,
      JdbcClient database,
      Initiatives initiatives,
      Things things,
      Comments comments,
      CommentRights rights,
      CommentNews news,
      Chronicle chronicle,
      Clock clock) {
    this.turns = turns;
    this.database = database;
    this.initiatives = initiatives;
    this.things = things;
    this.comments = comments;
    this.rights = rights;
    this.news = news;
    this.chronicle = chronicle;
    this.clock = clock;
  }

  /**
   * Comments on something; said again within a minute, it is the comment of before.
   *
   * @return its number; empty when the thing is not there for them, or gone: nothing was said then
   * @throws AccessDeniedException when they do not comment on this initiative, or not to these
   *     readers, or ask somebody who would not read it
   */
  public Optional<Long> comment(InitiativeNumber number, NewComment said, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.visible(number, by).orElseThrow(Talk::denied);
          CommentAccess access = rights.of(initiative, by);
          if (!access.opens().contains(said.openTo())
              || !access.mayAsk(said.openTo(), said.asked())) {
            throw denied();
          }
          return things
              .place(initiative, said.thing(), by, Locale.ENGLISH)
              .filter(place -> !place.gone())
              .map(place -> saidOnce(number, said, place, by));
        });
  }

  private long saidOnce(InitiativeNumber number, NewComment said, Place place, Actor by) {
    turn("comment by " + by.userId());
    return saidBefore(number, said, by).orElseGet(() -> said(number, said, place, by));
  }

  private Optional<Long> saidBefore(InitiativeNumber number, NewComment said, Actor by) {
    return comments
        .find(
            Comments.Search.all(number).about(said.thing()).openTo(Set.of(said.openTo())),
            by,
            0,
            20)
        .stream()
        .filter(each -> each.saidBy().equals(by.userId()))
        .filter(each -> said.words().equals(each.said().text()))
        .filter(each -> isWithin(each.said().at(), SENT_AGAIN_WITHIN))
        .map(Comment::id)
        .findFirst();
  }

  private boolean isWithin(Instant since, Duration period) {
    return !clock.instant().isAfter(since.plus(period));
  }

  private long said(InitiativeNumber number, NewComment said, Place place, Actor by) {
    long id = insert(number, said, by);
    if (said.openTo() == OpenTo.EVERYBODY) {
      record(number, said.thing(), place, by);
    }
    news.ofComment(number, id, said, by);
    return id;
  }

  private long insert(InitiativeNumber number, NewComment said, Actor by) {
    Thing thing = said.thing();
    String[] row = thing.reference().split("-", 2);
    boolean ofPlan = thing.about() == About.SECTION || thing.about() == About.ROW;
    boolean ofOthers = thing.about() == About.DOCUMENT || thing.about() == About.SUBMISSION;
    return database
        .sql(
            """
            insert into plan_comment (number, about, section, position, thing, open_to, asked, words,
              said_by, said_at)
            values (:number, :about, :section, :position, :thing, :openTo, :asked, :words, :by, :at)
            returning id
            """)
        .param("number", number)
        .param("about", thing.about().name())
        .param("section", ofPlan ? row[0] : null)
        .param("position", thing.about() == About.ROW ? Integer.valueOf(row[1]) : null)
        .param("thing", ofOthers ? thing.reference() : null)
        .param("openTo", said.openTo().name())
        .param("asked", said.asked() == null ? null : said.asked().name())
        .param("words", said.words())
        .param("by", by.userId())
        .param("at", SqlTime.now(clock))
        .query(Long.class)
        .single();
  }

  /**
   * The history tells that it was said, and of what; the words are read where they can be taken
   * back.
   */
  private void record(InitiativeNumber number, Thing thing, Place place, Actor by) {
    switch (thing.about()) {
      case SECTION ->
          chronicle.record(number, "plan.talk.said", by, thing.reference(), "", place.told());
      case ROW -> {
        String[] row = thing.reference().split("-", 2);
        chronicle.record(number, "plan.talk.said", by, row[0], row[1], place.told());
      }
      default ->
          chronicle.record(
              number, "comment.made", by, thing.about().name(), thing.reference(), place.told());
    }
  }

  /**
   * Answers comments, all with the same words; each answer is read by those who read what it
   * answers.
   *
   * @return false when none of them is there for this person; nothing was said then
   * @throws AccessDeniedException when one of them is not theirs to answer
   */
  public boolean answer(
      InitiativeNumber number, Collection<Long> answered, String words, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.visible(number, by).orElseThrow(Talk::denied);
          CommentAccess access = rights.of(initiative, by);
          if (access.answersFor().isEmpty()) {
            throw denied();
          }
          turn("comment by " + by.userId());
          turns(answered);
          List<Comment> covered = comments.of(number, answered, by);
          if (!covered.stream().allMatch(access::answers)) {
            throw denied();
          }
          covered.stream()
              .filter(each -> !isAnsweredSo(each, words, by))
              .collect(Collectors.groupingBy(Comment::openTo))
              .forEach((openTo, these) -> answered(number, openTo, these, words, by));
          return !covered.isEmpty();
        });
  }

  private boolean isAnsweredSo(Comment comment, String words, Actor by) {
    return comment.answers().stream()
        .anyMatch(
            each ->
                words.equals(each.text())
                    && by.name().equals(each.by())
                    && isWithin(each.at(), SENT_AGAIN_WITHIN));
  }

  private void answered(
      InitiativeNumber number, OpenTo openTo, List<Comment> covered, String words, Actor by) {
    long answer =
        database
            .sql(
                """
                insert into plan_answer (number, open_to, words, said_by, said_at)
                values (?, ?, ?, ?, ?) returning id
                """)
            .params(number, openTo.name(), words, by.userId(), SqlTime.now(clock))
            .query(Long.class)
            .single();
    database
        .sql(
            """
            insert into plan_answered (number, open_to, comment, answer)
            select ?, ?, comment, ? from unnest(?::bigint[]) as comment order by comment
            """)
        .params(
            number, openTo.name(), answer, covered.stream().map(Comment::id).toArray(Long[]::new))
        .update();
    if (openTo == OpenTo.EVERYBODY) {
      chronicle.record(number, "comment.answered", by);
    }
    Map<String, Long> told =
        covered.stream().collect(Collectors.toMap(Comment::saidBy, Comment::id, Math::min));
    told.forEach((person, id) -> news.ofAnswer(number, id, person, by));
  }

  /** What came of taking something back. */
  public enum Withdrawal {
    DONE,
    /** The hour is over. */
    TOO_LATE,
    /** Somebody answered it. */
    ANSWERED
  }

  /**
   * Takes back what they said; taken back again, it is done.
   *
   * @return empty when it is not there for them
   * @throws AccessDeniedException when it is not theirs, or the initiative has ended
   */
  public Optional<Withdrawal> withdraw(InitiativeNumber number, long comment, Actor by) {
    return turns.shared(
        number,
        () -> {
          Initiative initiative = initiatives.visible(number, by).orElseThrow(Talk::denied);
          turns(Set.of(comment));
          Optional<Comment> found = comments.one(number, comment, by);
          boolean theirs = found.stream().allMatch(each -> each.saidBy().equals(by.userId()));
          if (!theirs || !initiative.status().isOpen()) {
            throw denied();
          }
          return found.map(each -> withdrawn(number, each, by));
        });
  }

  private Withdrawal withdrawn(InitiativeNumber number, Comment comment, Actor by) {
    if (comment.withdrawnAt() != null) {
      return Withdrawal.DONE;
    }
    if (comment.isAnswered()) {
      return Withdrawal.ANSWERED;
    }
    if (!isWithin(comment.said().at(), TAKEN_BACK_WITHIN)) {
      return Withdrawal.TOO_LATE;
    }
    database
        .sql(
            """
            insert into comment_withdrawal (comment, number, withdrawn_by, withdrawn_at)
            values (?, ?, ?, ?)
            """)
        .params(comment.id(), number, by.userId(), SqlTime.now(clock))
        .update();
    if (comment.openTo() == OpenTo.EVERYBODY) {
      chronicle.record(number, "comment.withdrawn", by);
    }
    return Withdrawal.DONE;
  }

  /** Whether somebody may take it back now. */
  public boolean takesBack(Comment comment, Actor reader) {
    return comment.saidBy().equals(reader.userId())
        && comment.withdrawnAt() == null
        && !comment.isAnswered()
        && isWithin(comment.said().at(), TAKEN_BACK_WITHIN);
  }

  /** One after the other, until the transaction ends; the database takes the same turn. */
  private void turn(String what) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(what)
        .query((row, n) -> "")
        .list();
  }

  /** So that nobody answers what is being taken back. */
  private void turns(Collection<Long> these) {
    database
        .sql(
            """
            select pg_advisory_xact_lock(hashtextextended('comment ' || id, 0))
            from unnest(?::bigint[]) as id order by id
            """)
        .param(these.toArray(Long[]::new))
        .query((row, n) -> "")
        .list();
  }

  private static AccessDeniedException denied() {
    return new AccessDeniedException("they do not say this about the initiative");
  }
}
