/** The pages of what may overlap with an initiative. */
@NullMarked
package org.capacitycompact.overlap.web;

import org.jspecify.annotations.NullMarked;
