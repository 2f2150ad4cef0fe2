/** The register of waivers, as far as its reader sees the initiatives. */
@NullMarked
package org.capacitycompact.portal.waivers;

import org.jspecify.annotations.NullMarked;
