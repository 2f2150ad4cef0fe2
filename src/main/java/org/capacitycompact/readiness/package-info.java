/**
 * How ready those are who work together: what providers find of themselves, which everybody reads
 * as a level with its days (S14, S34, S35, S54).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "authorization",
      "web",
      "party",
      "initiative",
      "calendar",
      "notice",
      "policy",
      "rulebook",
      "criteria",
      "worklist"
    })
package org.capacitycompact.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
