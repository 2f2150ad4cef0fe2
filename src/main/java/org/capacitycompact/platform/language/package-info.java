/**
 * The languages of the interface, found from the files of their texts, and how each writes numbers,
 * dates, lists and plurals.
 */
@NullMarked
package org.capacitycompact.platform.language;

import org.jspecify.annotations.NullMarked;
