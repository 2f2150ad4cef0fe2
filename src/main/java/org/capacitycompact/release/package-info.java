/**
 * Running initiatives come with the release: every process that runs moves to the models of today's
 * release by a written plan; what cannot stays where it is and is told.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "platform :: engine", "initiative", "worklist"})
package org.capacitycompact.release;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
