/** What country and partners agreed, which every stage reads. */
@NullMarked
@NamedInterface("plan")
package org.capacitycompact.initiative.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
