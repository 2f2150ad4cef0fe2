/**
 * The accounts people have here: invitation, password, waiting after wrong ones, sessions, and what
 * the secretariat changes about them.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "audit",
      "party",
      "initiative",
      "mail",
      "notice"
    })
package org.capacitycompact.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
