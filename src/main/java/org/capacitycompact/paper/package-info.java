/**
 * The paper door: forms print blank, and what was filled in or signed by hand is typed with its
 * scan; it counts when somebody confirms it who may decide the task.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "form :: web",
      "party",
      "initiative",
      "initiative :: web",
      "notice",
      "plan",
      "attachment",
      "worklist"
    })
package org.capacitycompact.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
