/** Raising a demand. */
@NullMarked
package org.capacitycompact.demand.web;

import org.jspecify.annotations.NullMarked;
