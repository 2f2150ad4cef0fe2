/** The page of what a draft of a decision table would do. */
@NullMarked
package org.capacitycompact.portal.replay;

import org.jspecify.annotations.NullMarked;
