/**
 * Peer review: peers from partner countries score and advise, the country responds (S28, S29, S30,
 * S40).
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "party",
      "initiative",
      "calendar",
      "notice",
      "initiative :: plan",
      "initiative :: web",
      "policy",
      "criteria",
      "worklist"
    })
package org.capacitycompact.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
