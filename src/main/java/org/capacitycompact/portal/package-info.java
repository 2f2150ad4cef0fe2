/**
 * Layout, navigation and the pages where people meet the Compact. Rendered here, no script needed:
 * pages are small and answer quickly, so that htmx was left out (one way to show a page less to
 * keep in step).
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
      "worklist",
      "worklist :: form"
    })
package org.capacitycompact.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
