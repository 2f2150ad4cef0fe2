package org.capacitycompact.steering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.form.Answers;
import org.capacitycompact.form.FieldError;
import org.capacitycompact.initiative.BallotRoundProcess;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.InitiativeLock;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.database.RowScope;
import org.capacitycompact.platform.engine.UserTasks;
import org.capacitycompact.steering.Ballots.Ballot;
import org.capacitycompact.steering.Rounds.Round;
import org.capacitycompact.web.Exhibit;
import org.capacitycompact.worklist.PeriodOverException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A member's own ballots with their receipts, and the commitments counted in a round: members who
 * find theirs among these know that their ballot was counted.
 */
@Service
public class BallotReceipts {

  private static final String OWN =
      """
      select b.round, r.number, r.purpose, r.round_no, r.closes_at, r.closed_at, r.outcome,
        r.closed_at is null and clock_timestamp() < r.closes_at as open, b.cast_at,
        encode(b.commitment, 'hex') as commitment, encode(b.salt, 'hex') as salt,
        b.choice, b.condition, b.condition_due, b.reason,
        coalesce((select q.kind from steering_question q where q.id = r.subject), r.purpose) as about
      from ballot b join ballot_round r on r.id = b.round where b.member = :me
      """;

  private final JdbcClient database;
  private final Rounds rounds;
  private final Ballots ballots;
  private final BallotQuestion question;
  private final BallotSubject subject;
  private final Chronicle chronicle;
  private final InitiativeLock lock;
  private final Map<String, BallotTaskHandler> answers;

  BallotReceipts(
      JdbcClient database,
      Rounds rounds,
      Ballots ballots,
      BallotQuestion question,
      BallotSubject subject,
      Chronicle chronicle,
      InitiativeLock lock,
      List<BallotTaskHandler> answers) {
    this.database = database;
    this.rounds = rounds;
    this.ballots = ballots;
    this.question = question;
    this.subject = subject;
    this.chronicle = chronicle;
    this.lock = lock;
    this.answers =
        answers.stream().collect(Collectors.toMap(BallotTaskHandler::task, Function.identity()));
  }

  /**
   * A ballot, as shown to its voter. Its receipt consists of commitment, salt and round, which do
   * not reveal the choice.
   *
   * @param open whether it may still be changed
   * @param outcome of its round; null until that is closed
   * @param commitment in hexadecimal, as is the salt
   * @param about names its subject: the kind of the question, else the purpose
   */
  public record Own(
      RoundId round,
      InitiativeNumber number,
      String purpose,
      int roundNo,
      Instant closesAt,
      @Nullable Instant closedAt,
      @Nullable String outcome,
      boolean open,
      Instant castAt,
      String commitment,
      String salt,
      String choice,
      @Nullable String condition,
      @Nullable LocalDate conditionDue,
      @Nullable String reason,
      String about) {

    /** Whether the stored ballot matches its receipt. */
    public boolean fits(String member) {
      return Commitment.of(round, member, new Ballot(choice, condition, conditionDue, reason), salt)
          .equals(commitment);
    }

    /** Whether it was counted with its round; not if that was abandoned. */
    public boolean counted() {
      return closedAt != null && !"abandoned".equals(outcome);
    }

    /** The form on which it was cast. */
    public String form() {
      return UserTasks.form(task());
    }

    private String task() {
      return purpose.equals("noObjection")
          ? ApprovalProcess.STATE_OBJECTION
          : BallotRoundProcess.CAST_BALLOT;
    }

    /** Hides the content, so that no log contains it. */
    @Override
    public String toString() {
      return "Ballot in the round " + round;
    }
  }

  /**
   * A closed round.
   *
   * @param about names its subject: the kind of the question, else the purpose
   * @param counted the commitments of its ballots, sorted by their digits, so that the order
   *     reveals nothing
   * @param voided those of ballots that were changed before the close
   */
  public record Counted(
      RoundId round,
      String about,
      int roundNo,
      Instant closedAt,
      String outcome,
      List<String> counted,
      List<String> voided) {}

  /** The member's own ballots, newest first. */
  @Transactional(readOnly = true)
  public List<Own> of(Actor member) {
    return database
        .sql(OWN + " order by b.cast_at desc, b.round desc limit 200")
        .param("me", member.userId())
        .query((row, n) -> own(row))
        .list();
  }

  /** The member's own ballot in a round. */
  @Transactional(readOnly = true)
  public Optional<Own> find(RoundId round, Actor member) {
    return database
        .sql(OWN + " and b.round = :round")
        .param("me", member.userId())
        .param("round", round.value())
        .query((row, n) -> own(row))
        .optional();
  }

  private static Own own(ResultSet row) throws SQLException {
    Timestamp closed = row.getTimestamp("closed_at");
    return new Own(
        new RoundId(row.getLong("round")),
        InitiativeNumber.of(row.getString("number")),
        row.getString("purpose"),
        row.getInt("round_no"),
        row.getTimestamp("closes_at").toInstant(),
        closed == null ? null : closed.toInstant(),
        row.getString("outcome"),
        row.getBoolean("open"),
        row.getTimestamp("cast_at").toInstant(),
        row.getString("commitment"),
        row.getString("salt"),
        row.getString("choice"),
        row.getString("condition"),
        row.getObject("condition_due", LocalDate.class),
        row.getString("reason"),
        row.getString("about"));
  }

  /** What the round asked, in words. */
  public String asks(Own ballot, Locale language) {
    return rounds
        .find(ballot.round())
        .map(round -> question.of(round, ballot.number(), language))
        .orElse("");
  }

  /** What it is about, as its voter saw it; nothing of what anybody chose. */
  @Transactional(readOnly = true)
  public List<Exhibit> subject(Own ballot, Locale language) {
    return rounds
        .find(ballot.round())
        .map(round -> subject.of(round, ballot.number(), language))
        .orElse(List.of())
        .stream()
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /** The errors in a changed ballot. */
  @Transactional(readOnly = true)
  public List<FieldError> check(Own ballot, Actor member, Answers said) {
    return of(ballot).check(member, ballot.number(), open(ballot.round()), said);
  }

  /**
   * Replaces a member's own ballot, in the initiative's turn.
   *
   * @throws PeriodOverException when it is late by the database's clock
   */
  public void change(Own ballot, Actor member, Answers said) {
    lock.shared(ballot.number(), () -> changed(ballot, member, said));
  }

  private String changed(Own ballot, Actor member, Answers said) {
    RowScope.liftUntilTheTransactionEnds();
    String commitment = ballots.change(ballot.round(), member.userId(), of(ballot).ballot(said));
    chronicle.recordChange(
        ballot.number(),
        "ballot.changed",
        member,
        Map.of(),
        Map.of(BallotTaskHandler.COMMITMENT, commitment));
    return commitment;
  }

  /** What was counted in the closed rounds of an initiative, newest round first. */
  @Transactional(readOnly = true)
  public List<Counted> counted(InitiativeNumber number) {
    return rounds.of(number).stream()
        .filter(round -> round.outcome() != null && !round.outcome().equals("abandoned"))
        .map(this::counted)
        .toList();
  }

  private Counted counted(Round round) {
    return RowScope.within(
        RowScope.everything(),
        () ->
            new Counted(
                round.id(),
                round.about(),
                round.roundNo(),
                Objects.requireNonNull(round.closedAt()),
                Objects.requireNonNull(round.outcome()),
                commitments("ballot", round.id()),
                commitments("ballot_void", round.id())));
  }

  private List<String> commitments(String table, RoundId round) {
    return database
        .sql(
            "select encode(commitment, 'hex') from "
                + table
                + " where round = ? order by commitment")
        .param(round.value())
        .query(String.class)
        .list();
  }

  private Optional<Round> open(RoundId id) {
    return rounds.find(id).filter(round -> round.closedAt() == null);
  }

  private BallotTaskHandler of(Own ballot) {
    return Objects.requireNonNull(answers.get(ballot.task()));
  }
}
