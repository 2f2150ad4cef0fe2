/**
 * The steering group (S108): the route of an approval, objections, rounds and ballots and what they
 * come to. Ballots are in these tables only; before a round closes nobody but the voter knows a
 * choice.
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
      "notice",
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "appraisal",
      "clauses",
      "rulebook",
      "criteria",
      "criteria :: web",
      "worklist"
    })
package org.capacitycompact.steering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
