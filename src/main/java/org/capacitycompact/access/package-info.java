/**
 * Who comes in, by which door: sign-in for the portal, the APIs and Camunda's web applications, and
 * the allowlist in front of the engine.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "audit",
      "party",
      "account",
      "initiative",
      "worklist",
      "worklist :: web"
    })
package org.capacitycompact.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
