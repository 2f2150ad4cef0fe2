/** Pages and the interface of readiness. */
@NullMarked
package org.capacitycompact.readiness.web;

import org.jspecify.annotations.NullMarked;
