/**
 * Offers ranked for a demand, factor by factor, with the points and words of the decision {@code
 * offer-matching} (S20, S23). It only proposes; the country chooses.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "platform",
      "money",
      "authorization",
      "web",
      "initiative",
      "initiative :: plan",
      "initiative :: web",
      "plan",
      "rulebook",
      "criteria",
      "demand",
      "offer"
    })
package org.capacitycompact.matching;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
