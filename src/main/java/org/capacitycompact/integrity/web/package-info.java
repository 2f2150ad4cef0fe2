/** The pages where harm is reported and followed up, and those of the officers. */
@NullMarked
package org.capacitycompact.integrity.web;

import org.jspecify.annotations.NullMarked;
