/**
 * Other countries that take part in an initiative of the one that leads: invited, endorsed by their
 * own authority, with a part of the plan that is theirs, free to leave (S101, S153).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "form :: web",
      "party",
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "notice",
      "calendar",
      "plan",
      "plan :: web",
      "worklist"
    })
package org.capacitycompact.participation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
