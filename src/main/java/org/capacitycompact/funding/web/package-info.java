/** What the local share would be. */
@NullMarked
@NamedInterface("web")
package org.capacitycompact.funding.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
