package org.capacitycompact.account;

import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capacitycompact.notice.Notice;
import org.capacitycompact.notice.Outbox;
import org.capacitycompact.platform.Secrets;
import org.capacitycompact.platform.SqlTime;
import org.capacitycompact.platform.database.RowScope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The browsers from which people sign in. Each keeps a random value in a cookie; a sign-in without
 * a value that is known of the person is told to them, so that they notice one that was not theirs.
 */
@Service
public class KnownDevices {

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JdbcClient database;
  private final Outbox outbox;
  private final Clock clock;

  KnownDevices(JdbcClient database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Notes a sign-in. The first of all is not told, because nothing is known then.
   *
   * @param kept the value that the browser keeps, if it keeps one
   * @return the value that it is to keep
   */
  @Transactional
  public String signedIn(String userId, @Nullable String kept, @Nullable String userAgent) {
    String value = kept != null && VALUE.matcher(kept).matches() ? kept : Secrets.token();
    return RowScope.within(
        RowScope.everything(),
        () -> {
          boolean first = !isAnyKnown(userId);
          if (note(userId, value) && !first) {
            String utc = clock.instant().toString();
            outbox.tell(
                Notice.of("account.newDevice")
                    .to("user:" + userId)
                    .telling(
                        named(Device.of(userAgent)), utc.substring(0, 10), utc.substring(11, 16))
                    .leadingTo("/account"));
          }
          return value;
        });
  }

  private static String named(Device device) {
    String known =
        Stream.of(device.browser(), device.system())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? "unknown" : known;
  }

  private boolean isAnyKnown(String userId) {
    return database
        .sql("select exists (select from known_device where user_id = ?)")
        .param(userId)
        .query(Boolean.class)
        .single();
  }

  /** Whether the value is new for the person. */
  private boolean note(String userId, String value) {
    return database
        .sql(
            """
            insert into known_device (user_id, hash, seen_at)
            select user_id, :hash, :now from person where user_id = :user
            on conflict (user_id, hash) do update set seen_at = excluded.seen_at
            returning xmax = 0
            """)
        .param("user", userId)
        .param("hash", Secrets.hash(value))
        .param("now", SqlTime.now(clock))
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** A browser that was not used for more than a year is forgotten. */
  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "P1D")
  void forget() {
    database.sql("delete from known_device where seen_at < now() - interval '400 days'").update();
  }
}
