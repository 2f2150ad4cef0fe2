/** Lists that people save under a name. */
@NullMarked
package org.capacitycompact.portal.lists;

import org.jspecify.annotations.NullMarked;
