/** Our REST API at {@code /api}: the same tasks, initiatives and verdicts, for programs. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "audit",
      "party",
      "initiative",
      "initiative :: plan",
      "attachment",
      "criteria",
      "approval",
      "worklist",
      "worklist :: form"
    })
package org.capacitycompact.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
