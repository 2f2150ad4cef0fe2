package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.List;

/** On which initiatives a role has a right. */
public enum GrantScope {
  /** Those that their own country leads. */
  OWN_COUNTRY,
  /** Those that were opened to them: they were asked to do something there, or take part. */
  INVOLVED,
  /** All of them. */
  ALL,
  /** It is not about an initiative. */
  GENERAL;

  /** These roles have the right so far. */
  Right.Grant of(Role... roles) {
    return new Right.Grant(this, List.copyOf(Arrays.asList(roles)));
  }
}
