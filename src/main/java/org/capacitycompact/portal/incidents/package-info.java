/** What the system could not finish by itself, and how it is tried again. */
@NullMarked
package org.capacitycompact.portal.incidents;

import org.jspecify.annotations.NullMarked;
