/**
 * What a draft of a decision table would do: it is asked again about everything that was decided
 * before, beside the requests, and what would be another answer is shown with the row that made it.
 */
@NullMarked
package org.capacitycompact.rulebook.replay;

import org.jspecify.annotations.NullMarked;
