/** Activities that others published: how they are read, kept and found. */
@NullMarked
@NamedInterface("domain")
package org.capacitycompact.knowledge.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
