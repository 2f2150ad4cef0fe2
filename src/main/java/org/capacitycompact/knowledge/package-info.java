/**
 * What the Compact knows from outside: activities that others published, what they offer a demand,
 * and the lessons in them.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "money",
      "authorization",
      "web",
      "form",
      "party",
      "initiative",
      "initiative :: plan",
      "plan"
    })
package org.capacitycompact.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
