/**
 * Questions to the steering group about one running initiative (S108): they are put to a ballot
 * beside the stages, and end with the initiative.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "party",
      "initiative",
      "criteria",
      "criteria :: waiver"
    })
package org.capacitycompact.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
