/** What a text is, for every door, and how it is searched. */
@NullMarked
package org.capacitycompact.platform.text;

import org.jspecify.annotations.NullMarked;
