/**
 * The shell of the pages and the entrance: header, administration, sign-in, errors. The page of
 * each thing stands with its capability.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "authorization", "web"})
package org.capacitycompact.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
