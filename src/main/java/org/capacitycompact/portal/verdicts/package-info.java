/** Verdicts on record: what was known and from where, what was found, what changed since. */
@NullMarked
package org.capacitycompact.portal.verdicts;

import org.jspecify.annotations.NullMarked;
