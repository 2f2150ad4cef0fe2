/** Forms to print, and papers that are typed and confirmed. */
@NullMarked
package org.capacitycompact.paper.web;

import org.jspecify.annotations.NullMarked;
