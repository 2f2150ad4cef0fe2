package org.capacitycompact.steering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.capacitycompact.steering.Ballots.Ballot;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to a ballot that does not reveal it: SHA-256 over the whole ballot and a salt of 256
 * random bits. Each part is hashed with its length in bytes before it. The database has its own
 * implementation (migration V20261130_2); this one checks it independently.
 */
final class Commitment {

  private Commitment() {}

  /** In hexadecimal. */
  static String of(RoundId round, String member, Ballot ballot, String salt) {
    String all =
        part("compact-ballot-1")
            + part(round.toString())
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
