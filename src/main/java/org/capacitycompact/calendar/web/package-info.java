/** The calendar as pages, and the address at which a programme fetches it. */
@NullMarked
package org.capacitycompact.calendar.web;

import org.jspecify.annotations.NullMarked;
