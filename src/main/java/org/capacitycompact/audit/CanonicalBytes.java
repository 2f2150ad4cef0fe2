package org.capacitycompact.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes from which the record's hashes are computed: the parts in order, each preceded by its
 * length in bytes, so that no two different entries give the same bytes. The database has its own
 * implementation (migrations V105 and V20261129_1); this one checks it independently.
 */
final class CanonicalBytes {

  private final MessageDigest digest;

  CanonicalBytes(String version) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
    part(version);
  }

  CanonicalBytes part(@Nullable String text) {
    if (text == null) {
      digest.update((byte) '~');
      return this;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
    return this;
  }

  CanonicalBytes part(long number) {
    return part(Long.toString(number));
  }

  /** Microseconds since 1970, the same in every time zone. */
  CanonicalBytes part(Instant moment) {
    return part(
        Math.addExact(
            Math.multiplyExact(moment.getEpochSecond(), 1_000_000L), moment.getNano() / 1_000));
  }

  CanonicalBytes hash(byte @Nullable [] hash) {
    return part(hash == null ? null : HexFormat.of().formatHex(hash));
  }

  /** Joins several parts into one text. */
  static String text(@Nullable String... parts) {
    StringBuilder text = new StringBuilder();
    for (String part : parts) {
      if (part == null) {
        text.append('~');
      } else {
        text.append(part.getBytes(StandardCharsets.UTF_8).length).append(':').append(part);
      }
    }
    return text.toString();
  }

  byte[] sha256() {
    return digest.digest();
  }
}
