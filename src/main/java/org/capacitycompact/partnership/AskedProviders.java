package org.capacitycompact.partnership;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked to answer a demand and until when, and why nobody was. */
@Component
class AskedProviders {

  private final JdbcClient database;
  private final Clock clock;

  AskedProviders(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Records that there was nobody to ask. */
  void recordNobodyToAsk(InitiativeNumber number, String reason, Actor by) {
    database
        .sql("insert into nobody_to_invite (number, reason, said_by, said_at) values (?, ?, ?, ?)")
        .params(number, reason, by.userId(), SqlTime.now(clock))
        .update();
  }

  /** Codes of the providers whose answers are awaited, in a stable order. */
  List<String> waitedFor(InitiativeNumber number) {
    return database
        .sql(
            "select organisation from provider_invitation where number = ? and open order by"
                + " organisation")
        .param(number)
        .query(String.class)
        .list();
  }

  /**
   * The text of an invitation.
   *
   * @param untied whether the country wants an untied answer in the place of a tied one
   */
  record Sent(
      @Nullable String note,
      @Nullable LocalDate answerBy,
      @Nullable String language,
      boolean untied) {}

  /** The text of a provider's invitation, open or not. */
  Optional<Sent> sent(InitiativeNumber number, String organisation) {
    return database
        .sql(
            """
            select note, answer_by, language, untied_asked_at is not null as untied
            from provider_invitation where number = ? and organisation = ?
            """)
        .params(number, organisation)
        .query(Sent.class)
        .optional();
  }

  /**
   * Who was asked, and until when they were waited for.
   *
   * @param by the name of who asked
   * @param state {@code open}, {@code answered}, {@code silent}, {@code withdrawn}, or {@code over}
   *     where the initiative ended meanwhile
   * @param mandated whether the secretariat asked in the country's name
   */
  record Asked(
      String organisation,
      String state,
      String by,
      Instant at,
      @Nullable LocalDate answerBy,
      boolean untied,
      boolean mandated) {

    boolean open() {
      return state.equals("open");
    }
  }

  /** All who were asked, in the order in which they were. */
  List<Asked> asked(InitiativeNumber number) {
    return database
        .sql(
            """
            select i.organisation, coalesce(p.name, i.invited_by) as by, i.invited_at as at,
              i.answer_by, i.untied_asked_at is not null as untied,
              i.mandate is not null as mandated,
              case when i.open then case when n.ended_at is null then 'open' else 'over' end
                when i.closed is not null then lower(i.closed)
                when exists (select from provider_answer a where a.number = i.number
                  and a.organisation = i.organisation) then 'answered'
                else 'silent' end as state
            from provider_invitation i join initiative n on n.number = i.number
              left join person p on p.user_id = i.invited_by
            where i.number = ? order by i.invited_at, i.organisation
            """)
        .param(number)
        .query(Asked.class)
        .list();
  }

  /** Why nobody was asked, each time. */
  record Nobody(String reason, String by, Instant at, @Nullable String language) {}

  List<Nobody> nobodyAsked(InitiativeNumber number) {
    return database
        .sql(
            """
            select n.reason, coalesce(p.name, n.said_by) as by, n.said_at as at, n.language
            from nobody_to_invite n left join person p on p.user_id = n.said_by
            where n.number = ? order by n.id
            """)
        .param(number)
        .query(Nobody.class)
        .list();
  }

  /** The end, in the country's time, of the last day named for answers, if one was named. */
  Optional<Instant> answerBy(InitiativeNumber number) {
    return database
        .sql(
            """
            select max(country_day_ends(i.country, p.answer_by))
            from provider_invitation p join initiative i using (number) where number = ? and p.open
            """)
        .param(number)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .single();
  }
}
