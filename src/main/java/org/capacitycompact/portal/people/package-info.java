/** People and their accounts, as the secretariat sees to them. */
@NullMarked
package org.capacitycompact.portal.people;

import org.jspecify.annotations.NullMarked;
