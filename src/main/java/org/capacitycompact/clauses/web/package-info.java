/** The clauses and what embodies them, as a list. */
@NullMarked
package org.capacitycompact.clauses.web;

import org.jspecify.annotations.NullMarked;
