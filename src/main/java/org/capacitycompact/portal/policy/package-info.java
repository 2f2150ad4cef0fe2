/** The criteria as tables: read by everyone, changed by their editors. */
@NullMarked
package org.capacitycompact.portal.policy;

import org.jspecify.annotations.NullMarked;
