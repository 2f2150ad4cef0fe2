/**
 * Local co-funding (S10, S110, S111): the local share, pledges, the Compact's part, the agreement,
 * and the ledger that every dollar goes through.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "money",
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
      "policy :: web",
      "rulebook",
      "criteria",
      "worklist",
      "steering",
      "steering :: question"
    })
package org.capacitycompact.funding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
