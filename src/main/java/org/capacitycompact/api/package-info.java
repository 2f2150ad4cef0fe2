/** Our REST API at {@code /api}: the same tasks, initiatives and verdicts, for programs. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "overlap",
      "platform",
      "money",
      "authorization",
      "web",
      "form",
      "initiative",
      "rulebook",
      "criteria",
      "attachment",
      "comment",
      "plan",
      "worklist",
      "knowledge",
      "steering",
      "delivery"
    })
package org.capacitycompact.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
