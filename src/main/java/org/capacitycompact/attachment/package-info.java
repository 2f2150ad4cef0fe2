/**
 * Documents of an initiative: letters of request, assessments, agreements. Who sees the initiative
 * sees them; they are withdrawn, never deleted.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "authorization",
      "web",
      "form",
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "comment",
      "comment :: web"
    })
package org.capacitycompact.attachment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
