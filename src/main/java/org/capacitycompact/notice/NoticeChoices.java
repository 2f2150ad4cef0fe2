package org.capacitycompact.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.notice.Topic.Way;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told: by topic, and at what hour the mail of the day goes to them. */
@Service
public class NoticeChoices {

  /** The hour of the mail of the day, for those who chose none. */
  public static final int USUAL_HOUR = 7;

  private final JdbcClient database;
  private final Clock clock;

  NoticeChoices(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A way for each topic that one chooses, chosen or as is usual in the role. */
  public Map<Topic, Way> of(Actor reader) {
    Map<Topic, Way> ways = new EnumMap<>(Topic.class);
    Arrays.stream(Topic.values())
        .filter(Topic::isChosen)
        .forEach(topic -> ways.put(topic, topic.usualFor(reader)));
    database
        .sql("select topic, way from notice_choice where user_id = ?")
        .param(reader.userId())
        .query(
            (row, n) -> Map.entry(Topic.valueOf(row.getString(1)), Way.valueOf(row.getString(2))))
        .list()
        .forEach(choice -> ways.put(choice.getKey(), choice.getValue()));
    return ways;
  }

  /** At what hour of their day, 0 to 23, the mail of the day goes to somebody. */
  public int hourOf(String userId) {
    return database
        .sql("select digest_hour from notice_habit where user_id = ?")
        .param(userId)
        .query(Integer.class)
        .optional()
        .orElse(USUAL_HOUR);
  }

  /** Keeps what somebody chose; only what differs from the usual of their role. */
  @Transactional
  public void choose(Actor reader, Map<Topic, Way> ways, int hour) {
    ways.forEach((topic, way) -> choose(reader, topic, way));
    database
        .sql(
            """
            insert into notice_habit (user_id, digest_hour) values (?, ?)
            on conflict (user_id) do update set digest_hour = excluded.digest_hour
            """)
        .params(reader.userId(), hour)
        .update();
  }

  /** Keeps how somebody is told of one topic. */
  @Transactional
  public void choose(Actor reader, Topic topic, Way way) {
    if (!topic.isChosen()) {
      return;
    }
    database
        .sql("delete from notice_choice where user_id = ? and topic = ?")
        .params(reader.userId(), topic.name())
        .update();
    if (way != topic.usualFor(reader)) {
      database
          .sql("insert into notice_choice (user_id, topic, way) values (?, ?, ?)")
          .params(reader.userId(), topic.name(), way.name())
          .update();
    }
  }

  /** When a mail may tell it; read for several people at once. */
  MailTimes mailTimes(Collection<Actor> readers) {
    String[] ids = readers.stream().map(Actor::userId).toArray(String[]::new);
    Map<String, Way> chosen =
        database
            .sql("select user_id, topic, way from notice_choice where user_id = any (?)")
            .param(ids)
            .query(
                (row, n) ->
                    Map.entry(
                        row.getString(1) + ' ' + row.getString(2), Way.valueOf(row.getString(3))))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Map<String, Integer> hours =
        database
            .sql("select user_id, digest_hour from notice_habit where user_id = any (?)")
            .param(ids)
            .query((row, n) -> Map.entry(row.getString(1), row.getInt(2)))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return (reader, topic) ->
        switch (chosen.getOrDefault(reader.userId() + ' ' + topic, topic.usualFor(reader))) {
          case AT_ONCE -> clock.instant();
          case DAILY -> next(hours.getOrDefault(reader.userId(), USUAL_HOUR), reader);
          case HERE -> null;
        };
  }

  /** The next time that it is this hour where the reader is. */
  private Instant next(int hour, Actor reader) {
    ZonedDateTime now = clock.instant().atZone(reader.zone());
    ZonedDateTime today = now.truncatedTo(ChronoUnit.HOURS).withHour(hour);
    return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
  }

  /** When a person's mail may tell them of a topic. */
  interface MailTimes {

    /** Null when it is told on the page only. */
    @Nullable Instant of(Actor reader, Topic topic);
  }
}
