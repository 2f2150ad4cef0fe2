package org.capacitycompact.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals a form with its page: who was signed in, at which address, when; signed with a key shared
 * by all nodes. It tells whose form it is after the session is lost, and nobody can forge one for
 * somebody else.
 */
@Component
class PageSeals {

  /** Longer than a session lasts. After a weekend the page is restored from its draft instead. */
  static final Duration VALID = Duration.ofHours(24);

  private static final int LONGEST = 4000;

  private final JdbcClient database;
  private final Clock clock;
  private volatile byte @Nullable [] key;

  PageSeals(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * The content of a seal.
   *
   * @param page path and query
   */
  record Sealed(String userId, String page) {}

  /** Seals a page; the query is left out when the address is too long. */
  String seal(String userId, String page) {
    String whole = sealed(userId, page);
    int mark = page.indexOf('?');
    return whole.length() <= LONGEST || mark < 0 ? whole : sealed(userId, page.substring(0, mark));
  }

  private String sealed(String userId, String page) {
    byte[] said =
        (clock.instant().getEpochSecond() + "\n" + userId + "\n" + page)
            .getBytes(StandardCharsets.UTF_8);
    Base64.Encoder text = Base64.getUrlEncoder().withoutPadding();
    return text.encodeToString(said) + "." + text.encodeToString(sign(said));
  }

  /** Reads a seal; empty when it is not ours or too old. */
  Optional<Sealed> read(@Nullable String seal) {
    if (seal == null || seal.length() > LONGEST || seal.indexOf('.') < 0) {
      return Optional.empty();
    }
    try {
      Base64.Decoder text = Base64.getUrlDecoder();
      int dot = seal.indexOf('.');
      byte[] said = text.decode(seal.substring(0, dot));
      if (!MessageDigest.isEqual(sign(said), text.decode(seal.substring(dot + 1)))) {
        return Optional.empty();
      }
      String[] parts = new String(said, StandardCharsets.UTF_8).split("\n", 3);
      Instant made = Instant.ofEpochSecond(Long.parseLong(parts[0]));
      return made.plus(VALID).isBefore(clock.instant())
          ? Optional.empty()
          : Optional.of(new Sealed(parts[1], parts[2]));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private byte[] sign(byte[] said) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(), "HmacSHA256"));
      return mac.doFinal(said);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private byte[] key() {
    byte[] known = key;
    if (known == null) {
      known = database.sql("select key from page_key").query(byte[].class).single();
      key = known;
    }
    return known;
  }
}
