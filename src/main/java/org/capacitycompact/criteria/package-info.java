/**
 * Asking the criteria of ownership, demand and quality about an initiative: its facts with their
 * origins, what they find, and the verdicts on record.
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
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "policy",
      "clauses",
      "rulebook",
      "rulebook :: web"
    })
package org.capacitycompact.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
