/** Verdicts as people read them. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.criteria.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
