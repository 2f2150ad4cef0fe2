/**
 * The sample portfolio: invented people and initiatives, each marked as illustrative, made by
 * running the real processes through the real door.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "money",
      "platform :: engine",
      "authorization",
      "party",
      "initiative",
      "worklist",
      "knowledge :: domain",
      "demand",
      "offer",
      "partnership",
      "readiness",
      "appraisal",
      "steering",
      "funding",
      "delivery",
      "review",
      "exit",
      "plan",
      "form"
    })
package org.capacitycompact.sample;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
