/** Documents of an initiative. */
@NullMarked
package org.capacitycompact.attachment.web;

import org.jspecify.annotations.NullMarked;
