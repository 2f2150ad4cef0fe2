/**
 * The record of what was changed and of what was refused: append-only, chained by hash, sealed, and
 * verified.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"platform", "platform :: engine", "authorization", "web", "form"})
package org.capacitycompact.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
