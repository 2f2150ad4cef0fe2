/**
 * The exit: targets examined together, capacity handed over, lessons kept, books closed, and the
 * checks after it (S4, S79, S132, S137, S140, S145).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "money",
      "authorization",
      "web",
      "form",
      "initiative",
      "calendar",
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "criteria",
      "worklist",
      "funding"
    })
package org.capacitycompact.exit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
