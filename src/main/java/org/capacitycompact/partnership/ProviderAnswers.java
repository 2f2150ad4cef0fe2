package org.capacitycompact.partnership;

import org.capacitycompact.offer.Offers;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.initiative.InitiativeNumber;
import org.capacitycompact.money.AccountingCurrency;
import org.capacitycompact.money.Money;
import org.capacitycompact.platform.SqlTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invitations to answer a demand, and the answers. */
@Component
class ProviderAnswers {

  private final JdbcClient database;
  private final Clock clock;

  ProviderAnswers(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Invites these providers; those invited earlier that have not answered are no longer waited for.
   */
  void invite(
      InitiativeNumber number,
      List<String> organisations,
      @Nullable String note,
      @Nullable LocalDate answerBy,
      Actor by) {
    database
        .sql("update provider_invitation set open = false where number = ?")
        .param(number)
        .update();
    for (String organisation : organisations) {
      database
          .sql(
              """
              insert into provider_invitation
                (number, organisation, open, note, answer_by, invited_by, invited_at)
              values (?, ?, true, ?, ?, ?, ?)
              on conflict (number, organisation) do update
              set open = true, note = excluded.note, answer_by = excluded.answer_by,
                invited_by = excluded.invited_by, invited_at = excluded.invited_at
              """)
          .params(number, organisation, note, answerBy, by.userId(), SqlTime.now(clock))
          .update();
    }
  }

  /** Records that there was nobody to ask. */
  void recordNobodyToAsk(InitiativeNumber number, String reason, Actor by) {
    database
        .sql("insert into nobody_to_invite (number, reason, said_by, said_at) values (?, ?, ?, ?)")
        .params(number, reason, by.userId(), SqlTime.now(clock))
        .update();
  }

  /** Why nobody was asked, if that is the latest state; empty once somebody was. */
  Optional<String> nobody(InitiativeNumber number) {
    return database
        .sql(
            """
            select reason from nobody_to_invite n where number = :number
              and not exists (select from provider_invitation i
                where i.number = :number and i.invited_at > n.said_at)
            order by id desc limit 1
            """)
        .param("number", number)
        .query(String.class)
        .optional();
  }

  /** Codes of the providers whose answers are awaited, in a stable order. */
  List<String> invited(InitiativeNumber number) {
    return database
        .sql(
            "select organisation from provider_invitation where number = ? and open order by"
                + " organisation")
        .param(number)
        .query(String.class)
        .list();
  }

  /** The text of the open invitation. */
  record Invitation(
      @Nullable String note, @Nullable LocalDate answerBy, @Nullable String language) {}

  /** The text of a provider's invitation, open or not. */
  Optional<Invitation> invitation(InitiativeNumber number, String organisation) {
    return database
        .sql(
            """
            select note, answer_by, language from provider_invitation
            where number = ? and organisation = ?
            """)
        .params(number, organisation)
        .query(Invitation.class)
        .optional();
  }

  /**
   * Who was asked, and until when they were waited for.
   *
   * @param by the name of who asked
   * @param open whether the answer is still awaited
   */
  record Asked(
      String organisation, boolean open, String by, Instant at, @Nullable LocalDate answerBy) {}

  /** All who were asked, in the order in which they were. */
  List<Asked> asked(InitiativeNumber number) {
    return database
        .sql(
            """
            select i.organisation, i.open, coalesce(p.name, i.invited_by) as by, i.invited_at as at,
              i.answer_by
            from provider_invitation i left join person p on p.user_id = i.invited_by
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

  /** The end, in the country's time, of the day named for answers, if one was named. */
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

  void record(InitiativeNumber number, ProviderAnswer answer, Actor by) {
    database
        .sql(
            """
            insert into provider_answer (number, organisation, can_answer, description, modalities,
              kind, tying, practitioners, languages, cost, contribution, available_from,
              available_until, coordinated_with, reason, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            number,
            answer.organisation(),
            answer.canAnswer(),
            answer.description(),
            answer.modalities().toArray(String[]::new),
            answer.kind(),
            answer.tying(),
            answer.practitioners(),
            answer.languages().toArray(String[]::new),
            amount(answer.cost()),
            amount(answer.contribution()),
            answer.availableFrom(),
            answer.availableUntil(),
            answer.coordinatedWith(),
            answer.reason(),
            by.userId(),
            SqlTime.now(clock))
        .update();
    database
        .sql("update provider_invitation set open = false where number = ? and organisation = ?")
        .params(number, answer.organisation())
        .update();
  }

  /**
   * An answer as it was given.
   *
   * @param by the name of who gave it
   * @param language in which its texts were written; null when unknown
   */
  record Given(ProviderAnswer answer, String by, Instant at, @Nullable String language) {}

  /** The answers in the order in which they came; a provider reads no other's before the choice. */
  List<Given> given(InitiativeNumber number) {
    return database
        .sql(
            """
            select a.*, coalesce(p.name, a.answered_by) as answered_name
            from provider_answer a left join person p on p.user_id = a.answered_by
            where a.number = ? order by a.answered_at, a.organisation
            """)
        .param(number)
        .query(
            (row, n) ->
                new Given(
                    answer(row),
                    row.getString("answered_name"),
                    row.getTimestamp("answered_at").toInstant(),
                    row.getString("language")))
        .list();
  }

  List<ProviderAnswer> of(InitiativeNumber number) {
    return given(number).stream().map(Given::answer).toList();
  }

  private static ProviderAnswer answer(ResultSet row) throws SQLException {
    return new ProviderAnswer(
        row.getString("organisation"),
        row.getBoolean("can_answer"),
        row.getString("description"),
        Offers.texts(row, "modalities"),
        row.getString("kind"),
        row.getString("tying"),
        row.getObject("practitioners", Boolean.class),
        Offers.texts(row, "languages"),
        money(row.getBigDecimal("cost")),
        money(row.getBigDecimal("contribution")),
        row.getObject("available_from", LocalDate.class),
        row.getObject("available_until", LocalDate.class),
        row.getString("coordinated_with"),
        row.getString("reason"));
  }

  private static @Nullable BigDecimal amount(@Nullable Money money) {
    return money == null ? null : money.amount();
  }

  private static @Nullable Money money(@Nullable BigDecimal amount) {
    return amount == null ? null : AccountingCurrency.of(amount);
  }
}
