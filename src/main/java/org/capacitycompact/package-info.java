/** Everything is non-null unless it says otherwise. */
@NullMarked
package org.capacitycompact;

import org.jspecify.annotations.NullMarked;
