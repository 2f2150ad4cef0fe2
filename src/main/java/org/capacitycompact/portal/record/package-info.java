/** The pages of the record: whether it is whole, and its entries. */
@NullMarked
package org.capacitycompact.portal.record;

import org.jspecify.annotations.NullMarked;
