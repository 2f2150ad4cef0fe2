package org.capacitycompact.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.capacitycompact.mail.Mails;
import org.capacitycompact.platform.SqlTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts notices into mails: to one person one mail a minute at the most, with everything that is due
 * by then. What they have seen meanwhile is not mailed.
 */
@Service
class Mailing {

  private static final Logger LOG = LoggerFactory.getLogger(Mailing.class);

  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int MOST_PEOPLE = 1000;

  /** Mailed though they were seen. */
  private static final String[] ALWAYS =
      Arrays.stream(Topic.values())
          .filter(topic -> !topic.isChosen())
          .map(Enum::name)
          .toArray(String[]::new);

  private final JdbcClient database;
  private final Mails mails;
  private final Clock clock;
  private final TransactionTemplate own;

  Mailing(JdbcClient database, Mails mails, Clock clock, PlatformTransactionManager transactions) {
    this.database = database;
    this.mails = mails;
    this.clock = clock;
    own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** Orders the mails that are due. */
  void run() {
    for (String person : due()) {
      try {
        own.executeWithoutResult(status -> order(person));
      } catch (RuntimeException failure) {
        LOG.warn("The mail to one person is ordered later", failure);
      }
    }
  }

  private List<String> due() {
    return database
        .sql(
            """
            select n.user_id from notice n left join notice_habit h on h.user_id = n.user_id
            where n.mail is null and n.mail_at <= :now
              and (h.mailed_at is null or h.mailed_at <= :before)
            group by n.user_id order by min(n.mail_at) limit :most
            """)
        .param("now", SqlTime.now(clock))
        .param("before", clock.instant().minus(PAUSE).atOffset(ZoneOffset.UTC))
        .param("most", MOST_PEOPLE)
        .query(String.class)
        .list();
  }

  private void order(String person) {
    if (!mails.isOn()) {
      database
          .sql(
              "update notice set mail_at = null where user_id = ? and mail is null and mail_at <= ?")
          .params(person, SqlTime.now(clock))
          .update();
      return;
    }
    if (!isTurnOf(person)) {
      return;
    }
    database
        .sql(
            "update notice set mail_at = null where user_id = ? and mail is null and mail_at <= ?"
                + " and seen_at is not null and topic <> all (?)")
        .params(person, SqlTime.now(clock), ALWAYS)
        .update();
    List<UUID> notices =
        database
            .sql(
                "select id from notice where user_id = ? and mail is null and mail_at <= ? for"
                    + " update")
            .params(person, SqlTime.now(clock))
            .query(UUID.class)
            .list();
    if (!notices.isEmpty()) {
      database
          .sql("update notice set mail = ? where id = any (?)")
          .params(
              mails.queue(person, NoticeMail.KIND, String.valueOf(notices.size())),
              notices.toArray(UUID[]::new))
          .update();
    }
  }

  /** Takes the person's turn; of several nodes one gets it. */
  private boolean isTurnOf(String person) {
    return database
            .sql(
                """
                insert into notice_habit (user_id, mailed_at) values (:person, :now)
                on conflict (user_id) do update set mailed_at = excluded.mailed_at
                where notice_habit.mailed_at is null or notice_habit.mailed_at <= :before
                """)
            .param("person", person)
            .param("now", SqlTime.now(clock))
            .param("before", clock.instant().minus(PAUSE).atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }
}
