/**
 * Dated values that policy sets, and dated facts of countries: what holds on a day, and who entered
 * it from which source.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "money",
      "authorization",
      "web",
      "form",
      "audit",
      "party",
      "initiative"
    })
package org.capacitycompact.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
