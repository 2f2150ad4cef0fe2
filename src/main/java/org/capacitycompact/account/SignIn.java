package org.capacitycompact.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.capacitycompact.account.SignInWaits.Keys;
import org.capacitycompact.audit.AuditEvent;
import org.capacitycompact.audit.AuditTrail;
import org.capacitycompact.platform.engine.StoredPasswords;
import org.capacitycompact.platform.engine.StoredPasswords.Stored;
import org.capacitycompact.platform.web.Outage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Checks a name and a password, for every interface. An unknown name, a wrong password and a closed
 * account get the same refusal, after the same amount of work.
 *
 * <p>It replaces the engine's own check, whose waiting times can be abused to lock another person
 * out.
 */
@Service
public class SignIn {

  private static final String ACCOUNT =
      """
      select p.enabled is true as open,
        exists (select from sign_in_wait where key = :address and free_at > now())
          and not known.lately as address_waits,
        exists (select from sign_in_wait where key = :both and free_at > now())
          or exists (select from sign_in_wait where key = :account and free_at > now())
            and not known.lately as waits,
        (select coalesce(ceil(extract(epoch from max(free_at) - now())), 0)::int from sign_in_wait
          where free_at > now() and (key = :both
            or key in (:address, :account) and not known.lately)) as seconds
      from (values (:userId)) as asked (user_id)
      cross join (select exists (select from sign_in_wait
        where key = :both and succeeded_at > now() - interval '30 days') as lately) as known
      left join person p on p.user_id = asked.user_id
      """;

  /** Serialises the attempts from one place, so that parallel attempts gain nothing. */
  private final Lock[] places =
      IntStream.range(0, 256).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

  /** Limits how many passwords are compared at once, so that other work goes on. */
  private final Semaphore comparing =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

  private final JdbcClient database;
  private final StoredPasswords passwords;
  private final SignInWaits waits;
  private final VerifiedLately verified;
  private final AuditTrail trail;
  private final SecretKeySpec key;

  SignIn(
      JdbcClient database,
      StoredPasswords passwords,
      SignInWaits waits,
      VerifiedLately verified,
      AuditTrail trail) {
    this.database = database;
    this.passwords = passwords;
    this.waits = waits;
    this.verified = verified;
    this.trail = trail;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /**
   * The result of an attempt to sign in. Waiting does not depend on whether the password is right
   * or the name exists, so it reveals only what was tried before, and nothing about the account.
   *
   * @param admitted whether name and password are those of an open account, and nobody has to wait
   * @param secondsToWait 0 when the password was checked
   */
  public record Outcome(boolean admitted, int secondsToWait) {
    private static final Outcome ADMITTED = new Outcome(true, 0);
    private static final Outcome REFUSED = new Outcome(false, 0);

    private static Outcome waiting(Account account) {
      return new Outcome(false, Math.max(1, account.seconds()));
    }
  }

  /**
   * Tries a name and a password.
   *
   * @param address where the request comes from
   */
  public Outcome tried(String userId, String password, String address) {
    String name = userId.matches("[A-Za-z0-9]{1,64}") ? userId : "";
    Keys keys = Keys.of(address, userId);
    Account account = account(name, keys);
    if (account.addressWaits()) {
      // This reveals nothing about any account, and costs nothing.
      return Outcome.waiting(account);
    }
    byte[] proof = proof(name, password);
    if (lately(account, proof)) {
      return Outcome.ADMITTED;
    }
    Outcome outcome = inTurn(place(keys), () -> compared(name, password, proof, keys));
    if (!outcome.admitted()) {
      // An unknown name is not recorded: it may be a password typed into the wrong field.
      trail.recordRefusal(
          AuditEvent.in(AuditEvent.ACCESS, "signIn.refused")
              .to(
                  Map.of(
                      "account",
                      account.stored() == null ? "" : name,
                      "waiting",
                      account(name, keys).waits())));
    }
    return outcome;
  }

  private Lock place(Keys keys) {
    return places[Math.floorMod(java.util.Arrays.hashCode(keys.both()), places.length)];
  }

  private Outcome compared(String name, String password, byte[] proof, Keys keys) {
    Account account = account(name, keys);
    if (lately(account, proof)) {
      return Outcome.ADMITTED;
    }
    Stored stored = account.stored();
    boolean readable =
        password.codePointCount(0, password.length()) <= StoredPasswords.LONGEST
            && !password.isEmpty();
    boolean same = passwords.matches(readable ? password : "", stored) && readable;
    if (account.waits() || account.addressWaits()) {
      return Outcome.waiting(account);
    }
    if (!same || stored == null || !account.open()) {
      waits.failed(keys);
      return Outcome.REFUSED;
    }
    waits.succeeded(keys);
    if (passwords.isOld(stored)) {
      passwords.renew(name, password);
    } else {
      verified.keep(proof, stored.hash());
    }
    return Outcome.ADMITTED;
  }

  private boolean lately(Account account, byte[] proof) {
    Stored stored = account.stored();
    return stored != null
        && account.open()
        && !account.waits()
        && verified.holds(proof, stored.hash());
  }

  private Outcome inTurn(Lock place, Supplier<Outcome> work) {
    try {
      if (!place.tryLock(5, TimeUnit.SECONDS)) {
        throw new Outage.BusyException();
      }
      try {
        if (!comparing.tryAcquire(10, TimeUnit.SECONDS)) {
          // This is not a wrong password: after a restart everybody signs in at the same time.
          throw new Outage.BusyException();
        }
        try {
          return work.get();
        } finally {
          comparing.release();
        }
      } finally {
        place.unlock();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Outcome.REFUSED;
    }
  }

  private record AccountWaits(boolean open, boolean addressWaits, boolean waits, int seconds) {}

  private record Account(
      @Nullable Stored stored, boolean open, boolean addressWaits, boolean waits, int seconds) {

    private Account(@Nullable Stored stored, AccountWaits standing) {
      this(stored, standing.open(), standing.addressWaits(), standing.waits(), standing.seconds());
    }
  }

  private Account account(String name, Keys keys) {
    AccountWaits standing =
        database
            .sql(ACCOUNT)
            .param("userId", name)
            .param("address", keys.address())
            .param("both", keys.both())
            .param("account", keys.account())
            .query(AccountWaits.class)
            .single();
    return new Account(passwords.of(name).orElse(null), standing);
  }

  /** Stands for a name with its password in memory; useless without this node's key. */
  private byte[] proof(String name, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(
          (name + '\n' + StoredPasswords.written(password)).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
