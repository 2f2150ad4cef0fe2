/**
 * Draws a process as a picture that needs no script: it fits its page, speaks the reader's language
 * and says where the process stands and who acts.
 */
@NullMarked
package org.capacitycompact.portal.drawing;

import org.jspecify.annotations.NullMarked;
