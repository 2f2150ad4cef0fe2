/**
 * What every module stands on: the database, the engine and its hardening, the server and what it
 * answers when it cannot serve, languages and texts, and time.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package org.capacitycompact.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
