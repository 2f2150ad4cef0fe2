/** The process engine as this product runs it: hardened, with its models deployed. */
@NullMarked
@NamedInterface("engine")
package org.capacitycompact.platform.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
