/**
 * The demand: what a country wants, when it is enough, whether its authority stands behind it, and
 * what the demand gate says.
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
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "party",
      "plan",
      "plan :: web",
      "criteria",
      "worklist",
      "knowledge"
    })
package org.capacitycompact.demand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
