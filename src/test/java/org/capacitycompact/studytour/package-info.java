/**
 * Study tours: the smallest whole capability. It shows what a capability declares of itself, since
 * nothing outside of it names it: a process with one task, a decision with its facts, a page, a
 * part of the initiative's page, and texts in both languages. Its files bear its name.
 */
@NullMarked
package org.capacitycompact.studytour;

import org.jspecify.annotations.NullMarked;
