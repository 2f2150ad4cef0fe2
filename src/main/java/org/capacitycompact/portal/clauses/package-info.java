/** The clauses of the source documents, and what in the product embodies each. */
@NullMarked
package org.capacitycompact.portal.clauses;

import org.jspecify.annotations.NullMarked;
