/**
 * Help in plain language: what each step and stage is for, who decides next and when, and what the
 * words of the field mean. Who acts, what follows and how long it may take is read from the models,
 * the rights and the deadlines, so that help cannot say something else than what happens.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "platform :: engine",
      "authorization",
      "web",
      "initiative",
      "diagram",
      "worklist"
    })
package org.capacitycompact.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
