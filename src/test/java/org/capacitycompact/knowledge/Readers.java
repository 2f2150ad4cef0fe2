package org.capacitycompact.knowledge;

import java.util.List;
import java.util.Set;
import org.capacitycompact.authorization.Actor;
import org.capacitycompact.authorization.Role;
import org.jspecify.annotations.Nullable;

/** The people of the tests, as actors. */
public final class Readers {
  private Readers() {}

  public static Actor secretariat() {
    return actor(Role.SECRETARIAT, null);
  }

  public static Actor focalPoint(String country) {
    return actor(Role.FOCAL_POINT, country);
  }

  public static Actor actor(Role role, @Nullable String country) {
    String group = role.groupFor(country == null ? "" : country);
    return new Actor("tester", "Tester", Set.of(role), country, null, null, List.of(group));
  }
}
