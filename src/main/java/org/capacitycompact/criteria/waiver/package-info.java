/**
 * Questions that are put to the steering group about one running initiative, and what was granted:
 * that a gate is waived until a day, or that newer criteria hold.
 */
@NullMarked
@NamedInterface("waiver")
package org.capacitycompact.criteria.waiver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
