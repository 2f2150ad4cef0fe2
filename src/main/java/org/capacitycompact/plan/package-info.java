/**
 * The plan of an initiative as a record that country and partners work on together: rows in
 * sections, each with its history and proposals; versions that are frozen and compared. What later
 * stages read of it is in {@code initiative.plan}.
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
      "form :: web",
      "audit",
      "party",
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "policy",
      "policy :: web",
      "notice",
      "comment",
      "comment :: web"
    })
package org.capacitycompact.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
