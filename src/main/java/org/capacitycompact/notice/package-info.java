/**
 * What people are told: who is told of what happened, on a page of their own and by mail, as each
 * of them chose. Capabilities declare what they tell in {@code notices/<capability>.properties}.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "party",
      "mail",
      "initiative",
      "initiative :: web"
    })
package org.capacitycompact.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
