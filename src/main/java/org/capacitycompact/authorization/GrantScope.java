package org.capacitycompact.authorization;

import java.util.Arrays;
import java.util.List;

/** Which initiatives a role's right covers. */
public enum GrantScope {
  /** Those led by their own country. */
  OWN_COUNTRY,
  /** Those opened to them: they were asked to do something there, or take part. */
  INVOLVED,
  /** All of them. */
  ALL,
  /** The right is not about an initiative. */
  GENERAL;

  /** Grants the right to these roles, on these initiatives. */
  Right.Grant of(Role... roles) {
    return new Right.Grant(this, List.copyOf(Arrays.asList(roles)));
  }
}
