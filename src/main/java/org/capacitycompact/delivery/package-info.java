/**
 * Implementation: milestones delivered, verified and paid, progress reported, the course corrected,
 * the work suspended and resumed (S29, S30, S32, S33, S41).
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
      "party",
      "initiative",
      "calendar",
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "policy",
      "criteria",
      "worklist",
      "funding"
    })
package org.capacitycompact.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
