/**
 * The clauses of the source documents, and what embodies each: a step, a rule, a field, a class.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "form",
      "initiative",
      "diagram"
    })
package org.capacitycompact.clauses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
