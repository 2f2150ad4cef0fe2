/**
 * Design and appraisal: country and partners complete the design together; ownership and quality
 * decide whether it is fit for approval.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "overlap",
      "platform",
      "platform :: engine",
      "money",
      "authorization",
      "web",
      "form",
      "party",
      "initiative",
      "initiative :: plan",
      "policy",
      "rulebook",
      "initiative :: web",
      "plan",
      "plan :: web",
      "criteria",
      "worklist",
      "partnership"
    })
package org.capacitycompact.appraisal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
