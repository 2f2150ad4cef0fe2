/**
 * What may overlap with an initiative: found by the database, decided by the country, coordinated
 * by people.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "authorization",
      "web",
      "form",
      "calendar",
      "initiative",
      "initiative :: web"
    })
package org.capacitycompact.overlap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
