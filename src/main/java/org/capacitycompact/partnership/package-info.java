/**
 * Partnership: what providers offer and answer, what the country chooses (only untied help), and
 * which kind of partnership it makes.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "overlap",
      "platform",
      "platform :: engine",
      "money",
      "authorization",
      "web",
      "form",
      "party",
      "initiative",
      "calendar",
      "notice",
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "plan :: web",
      "demand",
      "criteria",
      "worklist"
    })
package org.capacitycompact.partnership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
