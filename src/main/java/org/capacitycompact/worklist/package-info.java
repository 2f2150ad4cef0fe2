/**
 * The task inbox: what waits for whom, and the one door through which everything that people decide
 * passes.
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
      "form :: web",
      "audit",
      "party",
      "initiative",
      "calendar",
      "initiative :: web",
      "diagram",
      "plan",
      "comment",
      "comment :: web",
      "criteria",
      "criteria :: web"
    })
package org.capacitycompact.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
