/** Countries, organisations and people: who they are and in which roles they act. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "platform :: engine", "authorization"})
package org.capacitycompact.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
