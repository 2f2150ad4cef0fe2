package org.capacitycompact.steering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.capacitycompact.steering.Ballots.Ballot;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a ballot without saying it: SHA-256 over the whole of it and a salt of 256 random
 * bits. Hashed is each part with its length in bytes before it. The database does it in its own way
 * (migration V20261130_2); this is the second opinion.
 */
final class Commitment {

  private Commitment() {}

  /** In hexadecimal. */
  static String of(long round, String member, Ballot ballot, String salt) {
    String all =
        part("compact-ballot-1")
            + part(String.valueOf(round))
            + part(member)
            + part(ballot.choice())
            + part(ballot.condition())
            + part(ballot.conditionDue() == null ? null : ballot.conditionDue().toString())
            + part(ballot.reason())
            + part(salt);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  private static String part(@Nullable String text) {
    return text == null ? "~" : text.getBytes(StandardCharsets.UTF_8).length + ":" + text;
  }
}
