/**
 * The criteria of ownership, demand and quality: which version of a decision holds, what it finds,
 * and the verdicts on record.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "audit",
      "party",
      "initiative",
      "initiative :: plan"
    })
package org.capacitycompact.criteria;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
