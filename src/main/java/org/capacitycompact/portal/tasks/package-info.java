/** My tasks, and the page of one. */
@NullMarked
package org.capacitycompact.portal.tasks;

import org.jspecify.annotations.NullMarked;
