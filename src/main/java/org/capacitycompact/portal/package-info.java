/**
 * Layout, navigation and the pages where people meet the Compact. Rendered here, no script needed.
 */
@NullMarked
package org.capacitycompact.portal;

import org.jspecify.annotations.NullMarked;
