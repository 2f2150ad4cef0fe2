/**
 * Reports of harm or fraud: made by anybody, with or without an account, to officers who stand
 * outside the initiative, and known to nobody else. An officer may hold the initiative's payments
 * back.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "initiative",
      "notice"
    })
package org.capacitycompact.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
