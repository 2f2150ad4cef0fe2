/** Exact amounts of a currency, percentages, who pays, and whether in cash or in kind. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.capacitycompact.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
