package org.capacitycompact.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.capacitycompact.platform.web.Network;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How long to wait after wrong passwords. Kept in the database, so that it applies on every node;
 * times are the database's.
 *
 * <p>An address that fails for one account waits longer each time, up to 15 minutes. An address
 * that fails for many accounts waits up to a minute. When an account fails from many addresses, new
 * addresses wait ten seconds at most, but not an address from which the person signed in lately. So
 * nobody can be locked out by people elsewhere, nor by others at their own address.
 */
@Component
class SignInWaits {

  /**
   * @param free failures that cause no waiting
   * @param firstSeconds the first wait; each further failure doubles it
   * @param mostSeconds the longest wait
   * @param drainPerHour failures that are forgotten per hour
   */
  private record Rule(int free, int firstSeconds, int mostSeconds, int drainPerHour) {}

  private static final Rule ADDRESS_AND_ACCOUNT = new Rule(4, 5, 900, 4);
  private static final Rule ADDRESS = new Rule(60, 1, 60, 600);
  private static final Rule ACCOUNT = new Rule(20, 1, 10, 60);

  /** For forgotten passwords: who asks from one place, and for one account. */
  private static final Rule ASKS = new Rule(10, 30, 900, 20);

  private static final Rule ASKED_FOR = new Rule(2, 300, 3600, 4);

  /** Enough to reach the longest wait, and to be forgotten within a day. */
  private static final int MOST_COUNTED = 24;

  private static final String FAILED =
      """
      insert into sign_in_wait as w (key, account, failures, failed_at, free_at)
      values (:key, :account, 1, now(), now())
      on conflict (key) do update set
        failures = %1$s,
        failed_at = now(),
        free_at = now() + make_interval(secs => case when %1$s <= :free then 0
          else least(:most, :first * power(2, ceil(%1$s) - :free - 1)) end)
      """
          .formatted(
              """
              least(:free + :counted, greatest(0,
                w.failures - extract(epoch from now() - w.failed_at) / 3600 * :drain) + 1)""");

  private final JdbcClient database;

  SignInWaits(JdbcClient database) {
    this.database = database;
  }

  /** The keys under which an attempt is counted. */
  record Keys(byte[] both, byte[] address, byte[] account) {

    static Keys of(String address, String account) {
      String name = account.toLowerCase(java.util.Locale.ROOT);
      return new Keys(
          hash("both", address, name), hash("address", address, ""), hash("account", "", name));
    }

    private static byte[] hash(String kind, String address, String account) {
      try {
        return MessageDigest.getInstance("SHA-256")
            .digest((kind + '\n' + address + '\n' + account).getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException missing) {
        throw new IllegalStateException(missing);
      }
    }
  }

  /** Counts a wrong password. */
  void failed(Keys keys) {
    count(keys.both(), keys.account(), ADDRESS_AND_ACCOUNT);
    count(keys.address(), new byte[0], ADDRESS);
    count(keys.account(), keys.account(), ACCOUNT);
  }

  /**
   * Counts that somebody at an address, or in its network of version 6, asks for a forgotten
   * password.
   *
   * @return how many seconds they have to wait before they may ask; then it does not count
   */
  int asks(String address) {
    return turn(Keys.hash("asks", Network.of(address), ""), ASKS);
  }

  /** Counts that it was asked for an account; false when it was asked for too often lately. */
  boolean askedFor(String account) {
    return turn(Keys.hash("asked for", "", account), ASKED_FOR) == 0;
  }

  private int turn(byte[] key, Rule rule) {
    int seconds =
        database
            .sql(
                """
                select coalesce(max(ceil(extract(epoch from free_at - now()))), 0)::int
                from sign_in_wait where key = ? and free_at > now()
                """)
            .param(key)
            .query(Integer.class)
            .single();
    if (seconds == 0) {
      count(key, new byte[0], rule);
    }
    return seconds;
  }

  private void count(byte[] key, byte[] account, Rule rule) {
    database
        .sql(FAILED)
        .param("key", key)
        .param("account", account)
        .param("free", rule.free())
        .param("first", rule.firstSeconds())
        .param("most", rule.mostSeconds())
        .param("drain", rule.drainPerHour())
        .param("counted", MOST_COUNTED)
        .update();
  }

  /** After a sign-in: forgets earlier failures from here, and remembers the place. */
  void succeeded(Keys keys) {
    database
        .sql(
            """
            insert into sign_in_wait (key, account, failures, failed_at, free_at, succeeded_at)
            values (?, ?, 0, now(), now(), now())
            on conflict (key) do update set failures = 0, free_at = now(), succeeded_at = now()
            """)
        .params(keys.both(), keys.account())
        .update();
  }

  /**
   * Ends all waiting for this account, because its password is new. Its place is remembered, so
   * that someone who keeps guessing does not delay the person again.
   *
   * @param address where the person was
   */
  void forget(String account, String address) {
    database
        .sql("delete from sign_in_wait where account = ?")
        .param(Keys.of("", account).account())
        .update();
    succeeded(Keys.of(address, account));
  }

  /** Deletes entries that make nobody wait any more. */
  @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
  void clean() {
    database
        .sql(
            """
            delete from sign_in_wait where failed_at < now() - interval '2 days'
              and (succeeded_at is null or succeeded_at < now() - interval '30 days')
            """)
        .update();
  }
}
