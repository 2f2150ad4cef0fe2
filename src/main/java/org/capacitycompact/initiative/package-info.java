/** The initiative: what every stage shares, who may see it, and what happened to it. */
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
      "party"
    })
package org.capacitycompact.initiative;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
