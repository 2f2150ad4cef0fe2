package org.capacitycompact.integrity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.web.NotThereException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports as officers read them; never those about an initiative that an officer has a tie to. */
@Service
@Transactional(readOnly = true)
public class ReportDesk {

  private static final String SEEN =
      """
      where (r.number is null or not integrity_insider(r.number, array['user:' || :officer]))
      """;

  private final Dialogue dialogue;
  private final JdbcClient database;

  ReportDesk(Dialogue dialogue, JdbcClient database) {
    this.dialogue = dialogue;
    this.database = database;
  }

  /**
   * A line of the list.
   *
   * @param about the initiative as the reporter wrote it
   * @param answerBy null when it is closed
   * @param begins the beginning of the report
   * @param waits whether what was said last is the reporter's
   * @param held whether payments are held back for it
   */
  public record Line(
      long id,
      String about,
      @Nullable InitiativeNumber number,
      Instant receivedAt,
      @Nullable Instant answerBy,
      @Nullable Outcome outcome,
      String begins,
      boolean waits,
      boolean held) {}

  /**
   * A report with everything that officers know of it.
   *
   * @param language in which its title is written
   * @param account of a reporter who wants to be told in their account
   * @param readsIn tag of the language in which the reporter reads
   * @param underWay payments that went out before, which no hold stops
   */
  public record Opened(
      long id,
      String about,
      @Nullable InitiativeNumber number,
      @Nullable String title,
      @Nullable String language,
      @Nullable String status,
      @Nullable String account,
      @Nullable String name,
      @Nullable String contact,
      String readsIn,
      Instant receivedAt,
      @Nullable Instant answerBy,
      @Nullable Outcome outcome,
      int underWay) {}

  /** Something that was said; {@code kind} names who said it, to whom. */
  public record Said(
      String kind, String text, @Nullable String by, Instant at, @Nullable String language) {}

  /** Payments held back, or once held back. */
  public record Held(
      String reason,
      @Nullable String language,
      String heldBy,
      Instant heldAt,
      Instant reviewBy,
      @Nullable String releaseReason,
      @Nullable String releaseLanguage,
      @Nullable String releasedBy,
      @Nullable Instant releasedAt) {}

  /** Open ones first, by the day by which they are answered. */
  public List<Line> list(Actor officer, int offset, int limit) {
    IntegrityOffice.admit(officer);
    return database
        .sql(
            """
            select r.id, r.about, r.number, r.received_at, r.answer_by, r.outcome,
              left((select text from integrity_word w where w.report = r.id order by w.id limit 1),
                160) as begins,
              r.state = 'OPEN' and coalesce((select kind = 'REPORT' from integrity_word w
                where w.report = r.id and w.kind <> 'NOTE' order by w.id desc limit 1), false)
                as waits,
              exists (select from integrity_hold h
                where h.report = r.id and h.released_at is null) as held
            from integrity_report r
            """
                + SEEN
                + " order by r.answer_by nulls last, r.id desc offset :offset limit :limit")
        .param("officer", officer.userId())
        .param("offset", offset)
        .param("limit", limit)
        .query(Line.class)
        .list();
  }

  public int count(Actor officer) {
    IntegrityOffice.admit(officer);
    return database
        .sql("select count(*) from integrity_report r " + SEEN)
        .param("officer", officer.userId())
        .query(Integer.class)
        .single();
  }

  /**
   * One report.
   *
   * @throws NotThereException also when the officer has a tie to what it is about
   */
  public Opened open(long id, Actor officer) {
    IntegrityOffice.admit(officer);
    boolean seen =
        database
            .sql("select exists (select from integrity_report r " + SEEN + " and r.id = :id)")
            .param("officer", officer.userId())
            .param("id", id)
            .query(Boolean.class)
            .single();
    if (!seen) {
      throw new NotThereException();
    }
    // The initiative is open to no officer; what it is called and how it stands is.
    return RowScope.within(RowScope.everything(), () -> opened(id)).orElseThrow();
  }

  private Optional<Opened> opened(long id) {
    return database
        .sql(
            """
            select r.id, r.about, r.number, i.title, i.language, i.status, r.reporter as account, r.name,
              r.contact, r.reads_in, r.received_at, r.answer_by, r.outcome,
              (select count(*)::integer from payment_order o join milestone m
                on m.number = o.number and m.position = o.milestone
               where o.number = r.number and payment_under_way(o, m)) as under_way
            from integrity_report r left join initiative i on i.number = r.number where r.id = ?
            """)
        .param(id)
        .query(Opened.class)
        .optional();
  }

  /** What was said in it, in order; for an officer who may {@link #open} it. */
  public List<Said> said(long id) {
    return dialogue.of(id).stream()
        .map(
            word ->
                new Said(word.kind().name(), word.text(), word.by(), word.at(), word.language()))
        .toList();
  }

  /** Its holds, newest first; for an officer who may {@link #open} it. */
  public List<Held> holds(long id) {
    return database
        .sql(
            """
            select h.reason, h.language, b.name as held_by, h.held_at, h.review_by, h.release_reason,
              h.release_language,
              r.name as released_by, h.released_at
            from integrity_hold h join person b on b.user_id = h.held_by
            left join person r on r.user_id = h.released_by
            where h.report = ? order by h.id desc
            """)
        .param(id)
        .query(Held.class)
        .list();
  }
}
