@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.capacitycompact.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
