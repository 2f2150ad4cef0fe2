/**
 * What every module stands on: the database, the engine and its hardening, sign-in, time, money,
 * and how refusals are told.
 */
@NullMarked
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
package org.capacitycompact.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
