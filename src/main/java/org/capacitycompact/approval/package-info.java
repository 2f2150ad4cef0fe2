/**
 * Steering group approval (S108): the route, objections, ballots and what they come to. Ballots are
 * in these tables only; before a round closes nobody but the voter knows a choice.
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
      "criteria :: waiver",
      "worklist",
      "worklist :: form"
    })
package org.capacitycompact.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
