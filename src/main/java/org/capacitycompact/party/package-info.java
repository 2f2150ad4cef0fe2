/**
 * Which countries and organisations take part, and the people who act in them with their roles.
 * Facts about countries are in {@code policy}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: engine", "authorization"})
package org.capacitycompact.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
