/** Draws processes and decisions as pictures, from the models that run. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform :: engine", "web", "initiative"})
package org.capacitycompact.diagram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
