package org.capacitycompact.steering.question;

import java.time.Clock;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.Chronicle;
import org.capacitycompact.initiative.CountryDays;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.Percent;
import org.capacitycompact.platform.Embodies;
import org.capacitycompact.platform.SqlTime;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The register of smaller local shares. S10 itself cannot be waived, but the steering group may let
 * one initiative finance less than the minimum itself, and say how much (S10, S108).
 */
@Embodies(
    value = {"S10", "S108"},
    as = Embodies.As.RECORD)
@Service
public class LowerShares {

  private final JdbcClient database;
  private final Questions questions;
  private final Chronicle chronicle;
  private final ApplicationEventPublisher events;
  private final CountryDays days;
  private final Clock clock;

  LowerShares(
      JdbcClient database,
      Questions questions,
      Chronicle chronicle,
      ApplicationEventPublisher events,
      CountryDays days,
      Clock clock) {
    this.database = database;
    this.questions = questions;
    this.chronicle = chronicle;
    this.events = events;
    this.days = days;
    this.clock = clock;
  }

  /**
   * Records the question and puts it to the group. Callers check first that this person may ask and
   * that the share is too small.
   *
   * @param percent of the whole budget, above 0
   * @return false when the group is already being asked
   */
  @Transactional
  public boolean ask(InitiativeNumber number, Percent percent, String reason, Actor by) {
    questions.lock(number);
    Optional<Long> question =
        database
            .sql(
                """
                insert into steering_question (number, kind, share_percent, reason, asked_by,
                  asked_at, asked_on)
                values (:number, 'localShare', :percent, :reason, :by, :at, :on)
                on conflict do nothing returning id
                """)
            .param("number", number)
            .param("percent", percent.value())
            .param("reason", reason)
            .param("by", by.userId())
            .param("at", SqlTime.now(clock))
            .param("on", days.todayOf(number))
            .query(Long.class)
            .optional();
    question.ifPresent(
        id -> {
          chronicle.record(number, "localShare.asked", by, QuestionWords.percent(percent));
          // The group votes on it as on any waiver.
          events.publishEvent(new QuestionAsked(id, number, "waiver"));
        });
    return question.isPresent();
  }

  /** Whether the group is being asked now. */
  public boolean asked(InitiativeNumber number) {
    return database
        .sql(
            """
            select exists (select from steering_question
              where number = ? and kind = 'localShare' and outcome is null)
            """)
        .param(number)
        .query(Boolean.class)
        .single();
  }

  /** The smallest share of the whole budget that the group granted. */
  public Optional<Percent> granted(InitiativeNumber number) {
    return database
        .sql(
            """
            select share_percent from steering_question
            where number = ? and kind = 'localShare' and outcome = 'granted'
            order by share_percent limit 1
            """)
        .param(number)
        .query((row, n) -> new Percent(row.getBigDecimal(1)))
        .optional();
  }
}
