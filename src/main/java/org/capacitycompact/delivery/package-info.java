/**
 * Implementation: milestones delivered, verified and paid, progress reported, the course corrected,
 * the work suspended and resumed (S29, S30, S32, S33, S41).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "party",
      "initiative",
      "initiative :: plan",
      "criteria",
      "worklist",
      "worklist :: form"
    })
package org.capacitycompact.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
