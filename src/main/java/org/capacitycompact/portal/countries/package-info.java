/** What is known of countries, year by year, and where the secretariat keeps it (S15). */
@NullMarked
package org.capacitycompact.portal.countries;

import org.jspecify.annotations.NullMarked;
