package org.capacitycompact.account.web;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The time zones that a person can choose. */
final class Zones {

  /** Places of the IANA list, without zones named by offset or kept for old systems. */
  private static final Pattern PLACE =
      Pattern.compile(
          "(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)"
              + "/[A-Z][A-Za-z_]*(?:[-/][A-Z][A-Za-z_]*|[-A-Za-z_])*");

  static final List<String> KNOWN =
      Stream.concat(
              Stream.of("UTC"),
              ZoneId.getAvailableZoneIds().stream()
                  .filter(id -> PLACE.matcher(id).matches())
                  .sorted())
          .toList();

  private Zones() {}
}
