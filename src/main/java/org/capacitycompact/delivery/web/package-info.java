/** Suspension, and the correction of a report. */
@NullMarked
package org.capacitycompact.delivery.web;

import org.jspecify.annotations.NullMarked;
