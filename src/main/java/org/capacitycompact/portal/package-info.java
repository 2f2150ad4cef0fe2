/**
 * Layout, navigation and the pages where people meet the Compact. Rendered here, no script needed;
 * htmx refreshes one thing only, what the criteria say while a demand or a design is written.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "audit",
      "party",
      "account",
      "initiative",
      "initiative :: plan",
      "attachment",
      "criteria",
      "criteria :: policy",
      "criteria :: waiver",
      "criteria :: replay",
      "approval",
      "worklist",
      "worklist :: form"
    })
package org.capacitycompact.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
