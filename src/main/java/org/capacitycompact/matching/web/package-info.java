/** The offers ranked for a demand, as a page and for programs. */
@NullMarked
package org.capacitycompact.matching.web;

import org.jspecify.annotations.NullMarked;
