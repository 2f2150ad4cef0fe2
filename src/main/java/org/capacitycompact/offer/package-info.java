/**
 * The menu of offers: what providers say they can do, published, changed, suspended and withdrawn
 * by themselves, and each revision as it was when somebody leaned on it.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "money",
      "authorization",
      "web",
      "form",
      "form :: web",
      "party",
      "initiative",
      "initiative :: web",
      "notice",
      "calendar",
      "policy",
      "worklist"
    })
package org.capacitycompact.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
