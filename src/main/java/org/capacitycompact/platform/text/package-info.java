/** What counts as a text that somebody writes, at every door, and how texts are searched. */
@NullMarked
package org.capacitycompact.platform.text;

import org.jspecify.annotations.NullMarked;
