/** The initiatives, the page of one, its process, and what a country may do with it. */
@NullMarked
package org.capacitycompact.portal.initiatives;

import org.jspecify.annotations.NullMarked;
